"""What the project knows: TNO model, questionnaires, scales, change model, measures and texts.

Content is YAML in the folders beside this file; the code only checks, loads and matches it.
"""

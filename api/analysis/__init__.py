"""What the answers of a closed wave say: pandas over one school's answers, cells only through
api.disclosure.
"""

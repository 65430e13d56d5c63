"""What the assistant can do: the conversation, the understanding of answers, redaction and safety."""

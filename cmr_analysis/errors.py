"""Errors that a user can act on: each names the file, the line and the value, and says what to do."""


class CmrError(Exception):
    """Base of every error this package raises on purpose. Its message is meant for the user."""


class UnreadableFileError(CmrError):
    """The file cannot be read as text: missing, empty, binary, a folder."""


class TooLargeError(UnreadableFileError):
    """The file prints more than any filing does."""


class NotAFilingError(CmrError):
    """The text is readable but it is no conflict-minerals filing (or a Rule 13q-1 one)."""


class SelectionError(CmrError):
    """A company or a year was asked for that the corpus does not hold."""


class VocabularyError(CmrError):
    """A file in data/reference breaks its own rules."""

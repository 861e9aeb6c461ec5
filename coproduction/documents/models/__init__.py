from coproduction.documents.models.documents import Document

__all__ = ["Document"]

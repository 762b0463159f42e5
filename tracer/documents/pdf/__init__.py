"""PDF to raw pages: PDFium reads, pdfplumber's geometry finds tables, OCR reads what is an image."""

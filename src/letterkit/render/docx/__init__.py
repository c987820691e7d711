"""Word files (ISO/IEC 29500 transitional): the parts that `letterkit.render.formats.docx` puts together.

Elements are made with lxml, not with python-docx's `add_paragraph` and `table.cell`, which search the whole body again
at each call; python-docx opens and saves the package.
"""

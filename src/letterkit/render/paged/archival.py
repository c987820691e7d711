"""PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one file: what WeasyPrint 70 writes for the one or the other.

PDF/A-3a is its variant; the mark of PDF/UA-1 is added to the metadata, and its schema is described, as PDF/A asks for
each schema that it does not know itself.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pydyf
from weasyprint import Attachment
from weasyprint.urls import URLFetcher

from letterkit.model.letter import Document

OPTIONS = {"pdf_variant": "pdf/a-3a", "output_intent": "srgb"}
"""Options of WeasyPrint, for laying out and for writing."""

_UNIVERSAL = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def declare(metadata: Any, document: Document) -> None:
    """Add the mark of PDF/UA-1 and the attachments of a document to WeasyPrint's metadata."""
    written = metadata.generate_rdf_metadata

    def with_universal(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = written(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", _UNIVERSAL.encode() + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = with_universal
    metadata.attachments = [
        Attachment(
            url=f"data:{one.mime};base64,{b64encode(one.data).decode('ascii')}",
            url_fetcher=URLFetcher(allowed_protocols=("data",)),
            name=one.name,
            description=one.description,
            created=document.date,
            modified=document.date,
            relationship="Data",
        )
        for one in document.attachments
    ]


def finish(_: Any, pdf: Any) -> None:
    """WeasyPrint's `finisher`: pictures are not to be smoothed by the reader (ISO 19005-3, 6.2.8), and each attachment
    is named twice among the associated files."""
    for one in pdf.objects:
        if "Interpolate" in getattr(one, "extra", ()):
            one.extra["Interpolate"] = "false"
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))

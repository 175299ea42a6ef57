#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes reference.docx and reference.pptx, the styles of --format docx and pptx, out of pandoc's own.

    python3 data/office/make_reference.py

needs pandoc. Run it again after a change here and commit what it wrote.
"""

import io
import pathlib
import re
import subprocess
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parent
INK, ACCENT, PALE, LINE = "1F2933", "1F5A7A", "EAF1F5", "C3CED6"
COLOURS = {"dk2": ACCENT, "lt2": PALE, "accent1": ACCENT, "accent2": "B4532A", "accent3": "4F7A3A",
           "accent4": "6B5B95", "accent5": "2A8C8C", "accent6": "B8860B", "hlink": ACCENT, "folHlink": "6B5B95"}
WHEN = (2026, 1, 1, 0, 0, 0)


def default(name):
    packed = subprocess.run(["pandoc", "--print-default-data-file", name], check=True, capture_output=True).stdout
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def write(name, parts):
    with zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for entry, content in parts.items():
            info = zipfile.ZipInfo(entry, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def changed(parts, name, *changes):
    text = parts[name].decode()
    for pattern, replacement in changes:
        text, count = re.subn(pattern, replacement, text, flags=re.DOTALL)
        if count == 0:
            raise SystemExit(f"{name}: nothing matches {pattern}")
    parts[name] = text.encode()


def theme(parts, name):
    text = parts[name].decode()
    for slot, colour in COLOURS.items():
        text = re.sub(rf"<a:{slot}>.*?</a:{slot}>", f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>', text,
                      flags=re.DOTALL)
    for font in ("majorFont", "minorFont"):
        text = re.sub(rf'(<a:{font}>\s*<a:latin typeface=)"[^"]*"', r'\1"Calibri"', text)
    parts[name] = text.encode()


def style(parts, identity, properties):
    """Replaces what a style of the document says of paragraphs and letters."""
    changed(parts, "word/styles.xml",
            (rf'(<w:style [^>]*w:styleId="{identity}">)(.*?)(</w:style>)',
             lambda found: found[1] + re.sub(r"<w:(pPr|rPr|tblPr)\b(?:[^>]*/>|.*?</w:\1>)|<w:tblStylePr.*?</w:tblStylePr>",
                                             "", found[2], flags=re.DOTALL) + properties + found[3]))


def paragraph(before, after, keep=False, level=None):
    return ("<w:pPr>" + ("<w:keepNext/><w:keepLines/>" if keep else "") +
            f'<w:spacing w:before="{before}" w:after="{after}" w:line="252" w:lineRule="auto"/>' +
            (f'<w:outlineLvl w:val="{level}"/>' if level is not None else "") + "</w:pPr>")


def letters(half_points, colour=INK, bold=False):
    return ('<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>' +
            ("<w:b/><w:bCs/>" if bold else "") + f'<w:color w:val="{colour}"/>' +
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>')


def document():
    parts = default("reference.docx")
    theme(parts, "word/theme/theme1.xml")
    changed(parts, "word/styles.xml", (r'<w:sz w:val="24" />\s*<w:szCs w:val="24" />',
                                       '<w:sz w:val="20"/><w:szCs w:val="20"/>'))
    style(parts, "BodyText", paragraph(40, 80) + letters(20))
    style(parts, "Compact", paragraph(20, 20) + letters(20))
    style(parts, "Heading1", paragraph(0, 120, True, 0) + letters(36, ACCENT, True))
    style(parts, "Heading2", paragraph(200, 60, True, 1) + letters(25, ACCENT, True))
    style(parts, "Heading3", paragraph(140, 40, True, 2) + letters(22, INK, True))
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    style(parts, "Table",
          '<w:tblPr><w:tblBorders>' + f'<w:top {rule}/><w:bottom {rule}/><w:insideH {rule}/>' + "</w:tblBorders>"
          '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
          '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
          '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
          f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr>')
    changed(parts, "word/document.xml",
            (r"<w:sectPr\s*/>", '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
             '<w:pgMar w:top="1020" w:right="1134" w:bottom="1020" w:left="1134" w:header="567" w:footer="567" '
             'w:gutter="0"/></w:sectPr>'))
    write("reference.docx", parts)


def slides():
    parts = default("reference.pptx")
    for name in [name for name in parts if name.startswith("ppt/theme/")]:
        theme(parts, name)
    sizes = iter(("1600", "1400", "1300", "1200", "1200"))
    master = parts["ppt/slideMasters/slideMaster1.xml"].decode()
    body = re.search(r"<p:bodyStyle>.*?</p:bodyStyle>", master, re.DOTALL)[0]
    small = body
    for level in range(1, 6):
        small = re.sub(rf'(<a:lvl{level}pPr .*?<a:defRPr [^>]*?sz=)"\d+"', rf'\g<1>"{next(sizes)}"', small, count=1,
                       flags=re.DOTALL)
    small = re.sub(r'<a:spcPct val="20000"\s*/>', '<a:spcPts val="300"/>', small)
    title = re.search(r"<p:titleStyle>.*?</p:titleStyle>", master, re.DOTALL)[0]
    blue = re.sub(r'(<a:defRPr [^>]*?sz=)"\d+"', r'\1"2600" b="1"', title, count=1)
    blue = blue.replace('algn="ctr"', 'algn="l"').replace('val="tx1"', 'val="accent1"')
    master = master.replace(body, small).replace(title, blue)
    parts["ppt/slideMasters/slideMaster1.xml"] = master.encode()
    # A sentence before a table: the title across the page, the sentence below it, the table below that.
    caption = "ppt/slideLayouts/slideLayout8.xml"
    for old, new in ((r'<a:off x="457201" y="204787"/><a:ext cx="3008313" cy="871538"/>',
                      '<a:off x="457200" y="205979"/><a:ext cx="8229600" cy="640000"/>'),
                     (r'<a:off x="3575050" y="204788"/><a:ext cx="5111750" cy="4389835"/>',
                      '<a:off x="457200" y="1620000"/><a:ext cx="8229600" cy="2970000"/>'),
                     (r'<a:off x="457201" y="1076326"/><a:ext cx="3008313" cy="3518297"/>',
                      '<a:off x="457200" y="880000"/><a:ext cx="8229600" cy="700000"/>'),
                     (r'<a:defRPr sz="1500" b="1"/>', '<a:defRPr sz="2600" b="1"/>'),
                     (r'<a:defRPr sz="1050"/>', '<a:defRPr sz="1400"/>')):
        changed(parts, caption, (old, new))
    changed(parts, "ppt/slideLayouts/slideLayout3.xml", (r' cap="all"', ""))
    write("reference.pptx", parts)


document()
slides()

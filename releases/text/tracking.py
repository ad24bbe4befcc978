"""Parameters of an address that follow its reader and change nothing of what the reader gets."""

from __future__ import annotations

import re

from .web_addresses import Address, Parameter, parameters

_ANYWHERE = re.compile(
    r"utm_\w+|(mtm|pk)_(campaign|kwd|source|medium|content|cid|group|placement)"
    r"|[gd]clid|gclsrc|gbraid|wbraid|fbclid|msclkid|yclid|twclid|ttclid|li_fat_id"
    r"|mc_[ce]id|igsh(id)?|_hsenc|_hsmi|__hs(tc|sc|fp)|hsctatracking|mkt_tok|vero_id|_openstat"
    r"|oly_(enc|anon)_id|ml_subscriber(_hash)?|ck_subscriber_id|_ga|_gl|spm_id_from|vd_source",
    re.ASCII,
)
# What only one site means so.
_AT_HOME = tuple(
    (re.compile(host), re.compile(names, re.ASCII))
    for host, names in (
        (r"((www|m|music)\.)?youtube\.com|youtu\.be|open\.spotify\.com", "si"),
        (
            r"mp\.weixin\.qq\.com",
            r"chksm|scene|subscene|ascene|srcid|sharer_\w+|clicktime|enterid|devicetype|nettype"
            r"|exportkey|pass_ticket|wx_header|poc_token|mpshare",
        ),
    )
)
# Alibaba's spm is a dotted trail of pages; a site's own parameter of that name is not.
_SPM = re.compile(r"\w+(\.\w*){2,}", re.ASCII)


def dropped(address: Address) -> list[str]:
    """Return the names of the parameters that follow the reader, in order."""
    return [
        each.name
        for part in (address.query, address.fragment)
        for each in parameters(part[1:])
        if _follows(address, each)
    ]


def without(address: Address) -> Address:
    """Return an address without them; order and encoding of the others stay as they are."""
    return address._replace(
        query=_kept(address, address.query), fragment=_kept(address, address.fragment)
    )


def _kept(address: Address, part: str) -> str:
    found = list(parameters(part[1:]))
    kept = [each.piece for each in found if not _follows(address, each)]
    if len(kept) == len(found):
        return part
    joined = "&".join(kept).removeprefix("amp;")
    return part[:1] + joined if joined else ""


def _follows(address: Address, parameter: Parameter) -> bool:
    name, value = parameter.name, parameter.value
    if _ANYWHERE.fullmatch(name) or (name == "spm" and _SPM.fullmatch(value)):
        return True
    return any(host.fullmatch(address.host) and names.fullmatch(name) for host, names in _AT_HOME)

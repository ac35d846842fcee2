#!/usr/bin/env python3
"""Verify an .xfb bundle, written from docs/bundle-format.md alone.

    verify_bundle.py BUNDLE.xfb --root root.pub --identity FILE [--identity FILE ...] [--json]

Shares no code with the application: Python's standard library (3.11), unzip, minisign, age and gunzip. What the
document lets one recompute from a bundle and the root's public key is recomputed; the first failed step ends the run.

Exit 0: sound; a summary of the general log is printed as JSON (with --json more: digest, sender, sealed part).
Exit 1: refused; one line with the document's reason code. Exit 2: bad arguments, missing tool, unreadable medium.

`sealed.age` is opened too if one of the identities can; otherwise its hash, size and size class are verified.
A reader's own state (greatest count seen, trust list in force, chains held) is taken to be empty.
"""

import argparse
import base64
import binascii
import datetime
import hashlib
import json
import mmap
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

KIB, MIB = 1024, 1024 * 1024
MAX_PLAIN = 4 * 1024 * MIB - 1
MAX_HEADER, MAX_BODY = 16384, MIB
MAX_RANGE_EVENTS, MAX_RANGE_BYTES = 65536, 64 * MIB
DATA_BYTES = 524_288  # in each data line of an attachment of accusations but the last
MAX_LINE = 16 * MIB  # the document bounds event and padding lines only; an opening may hold a long acknowledgement
MAX_INT = 2**53 - 1
TOOLS = ("unzip", "minisign", "age", "gunzip")
ENV = {k: v for k, v in os.environ.items() if k not in ("UNZIP", "UNZIPOPT", "GZIP")} | {"LC_ALL": "C"}


class Refused(Exception):
    """The bundle is refused with one of the document's reason codes."""

    def __init__(self, code, why):
        super().__init__(why)
        self.code = code


def need(condition, code, why):
    if not condition:
        raise Refused(code, why)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def sha256_file(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# --- Section 1: canonical JSON, shapes of values ----------------------------------------------------------------------


def _refuse_number(text):
    raise ValueError("not an integer: " + text[:40])


def parse_json(data, what):
    """Parse UTF-8 JSON whose only numbers are integers."""
    try:
        return json.loads(data.decode("utf-8"), parse_float=_refuse_number, parse_constant=_refuse_number)
    except (ValueError, RecursionError) as error:
        raise Refused("altered", f"{what} is not JSON of this format: {error}") from None


def _sorted_members(value, depth=1):
    """The value with members in the order of their UTF-16 code units; checks depth and numbers on the way."""
    if isinstance(value, (dict, list)) and depth > 32:
        raise ValueError("nested too deep")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return {name: _sorted_members(value[name], depth + 1) for name in names}
    if isinstance(value, list):
        return [_sorted_members(item, depth + 1) for item in value]
    if isinstance(value, int) and not isinstance(value, bool) and not 0 <= value <= MAX_INT:
        raise ValueError("number out of range")
    return value


def canonical(value):
    return json.dumps(_sorted_members(value), ensure_ascii=False, separators=(",", ":")).encode()


def parse_canonical(data, what):
    """Parse JSON and insist on its canonical bytes (which also rules out repeated members, BOM, lone surrogates)."""
    value = parse_json(data, what)
    try:
        same = canonical(value) == data
    except ValueError as error:  # UnicodeEncodeError is one too
        raise Refused("altered", f"{what}: {error}") from None
    need(same, "altered", f"{what} is not canonical JSON")
    return value


def is_int(value, least=0):
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= MAX_INT


def matches(pattern):
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


is_hex32, is_hex64, is_hex128 = (matches("[0-9a-f]{%d}" % n) for n in (32, 64, 128))
is_organisation = matches("[0-9]{6}|[0-9]{9}")
is_scope = matches("(?:[0-9]{6}|[0-9]{9})/(?:general|accusation)")
is_actor = matches("[0-9A-Za-z._-]{1,64}")
is_type = matches(r"[a-z][a-z0-9-]{0,30}(?:\.[a-z][a-z0-9-]{0,30})+")
is_base_name = matches("[0-9A-Za-z][0-9A-Za-z_.:/-]{0,63}")
is_entry_name = matches(r"(?:[a-z0-9]+/)?[a-z0-9]+(?:\.[a-z0-9]+)*")
_is_time = matches(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def is_time(value):
    if not _is_time(value):
        return False
    try:
        datetime.datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ")
    except ValueError:
        return False
    return True


def is_recipient(value):
    """An age X25519 recipient: Bech32 of 32 bytes with the prefix "age"."""
    if not matches("age1[02-9ac-hj-np-z]{58}")(value):
        return False
    data = ["qpzry9x8gf2tvdw0s3jn54khce6mua7l".index(c) for c in value[4:]]
    checksum = 1
    for item in [ord(c) >> 5 for c in "age"] + [0] + [ord(c) & 31 for c in "age"] + data:
        top, checksum = checksum >> 25, (checksum & 0x1FFFFFF) << 5 ^ item
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            checksum ^= generator if top >> bit & 1 else 0
    return checksum == 1 and data[51] & 0xF == 0  # 52 symbols hold 256 bits and 4 bits of padding


def is_string(value):
    return isinstance(value, str)


def list_of(check, least=0):
    return lambda value: isinstance(value, list) and len(value) >= least and all(check(item) for item in value)


def null_or(check):
    return lambda value: value is None or check(value)


def number_from(least):
    return lambda value: is_int(value, least)


def one_of(*values):
    return lambda value: isinstance(value, str) and value in values


def shape(members, optional=None, closed=True):
    """A check for an object with exactly these members; with `closed` false others may be there as well."""
    optional = optional or {}

    def check(value):
        return (
            isinstance(value, dict)
            and all(name in value and rule(value[name]) for name, rule in members.items())
            and all(rule(value[name]) for name, rule in optional.items() if name in value)
            and (not closed or all(name in members or name in optional for name in value))
        )

    return check


def is_one(value):
    return is_int(value) and value == 1


def key_id(key):
    return sha256(key)[:32]


# --- Section 1: Ed25519 of RFC 8032, verified strictly ----------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
IDENTITY = (0, 1, 1, 0)


def _add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(scalar, point):
    result = IDENTITY
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _point(data):
    """The point of a canonical encoding, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * SQRT_M1 % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def _encode(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_verify(key, message, signature):
    """Without cofactor, as OpenSSL does; a non-canonical R cannot equal the canonical encoding it is compared with."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, s = _point(key), int.from_bytes(signature[32:], "little")
    if a is None or s >= ORDER or _encode(_times(8, a)) == _encode(IDENTITY):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    minus_a = (P - a[0], a[1], 1, P - a[3])
    return _encode(_add(_times(s, BASE), _times(k, minus_a))) == signature[:32]


# --- External tools ---------------------------------------------------------------------------------------------------


def run(*command, stdin=None, stdout=subprocess.PIPE):
    return subprocess.run(command, stdin=stdin or subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, env=ENV)


# --- Section 2: the ZIP -----------------------------------------------------------------------------------------------

MAX32, MAX16 = 0xFFFFFFFF, 0xFFFF
FIRST_NAME = b"certificates.json"


def local_header(name, size, crc):
    big = size >= MAX32
    shown = MAX32 if big else size
    extra = struct.pack("<HHQQ", 1, 16, size, size) if big else b""
    version = 45 if big else 10
    fields = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", version, 0, 0, 0, 0x21, crc, shown, shown, len(name), len(extra))
    return fields + name + extra


def central_header(name, size, crc, offset):
    rest = struct.pack("<QQ", size, size) if size >= MAX32 else b""
    rest += struct.pack("<Q", offset) if offset >= MAX32 else b""
    extra = struct.pack("<HH", 1, len(rest)) + rest if rest else b""
    version, shown = (45 if rest else 10), min(size, MAX32)
    fields = struct.pack("<4sHHHHHHIII", b"PK\1\2", version, version, 0, 0, 0, 0x21, crc, shown, shown)
    fields += struct.pack("<HHHHHII", len(name), len(extra), 0, 0, 0, 0, min(offset, MAX32))
    return fields + name + extra


def end_records(entries, size, offset):
    records = b""
    if entries >= MAX16 or size >= MAX32 or offset >= MAX32:
        records += struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, entries, entries, size, offset)
        records += struct.pack("<4sIQI", b"PK\6\7", 0, offset + size, 1)
    shown = min(entries, MAX16)
    return records + struct.pack(
        "<4sHHHHIIH", b"PK\5\6", 0, 0, shown, shown, min(size, MAX32), min(offset, MAX32), 0
    )


def find_directory(data):
    """(entries, size, offset) as the end record says."""
    end = len(data) - 22
    if end < 0 or data[end : end + 4] != b"PK\5\6":
        start, first = data[: 30 + len(FIRST_NAME)], local_header(FIRST_NAME, 0, 0)
        ours = start[:14] == first[:14] and start[26:] == first[26:]  # CRC and sizes apart
        need(ours, "not-a-bundle", "neither an end record nor a bundle's first entry")
        # An end record further up means that something was put behind it.
        found = data.rfind(b"PK\5\6", max(0, len(data) - 22 - MAX16))
        need(found < 0, "altered", "bytes behind the end record")
        raise Refused("truncated", "no end record")
    entries, size, offset = struct.unpack_from("<HII", data, end + 10)
    if MAX16 == entries or MAX32 in (size, offset):
        need(end >= 76 and data[end - 20 : end - 16] == b"PK\6\7", "altered", "no ZIP64 locator")
        need(data[end - 76 : end - 72] == b"PK\6\6", "altered", "no ZIP64 end record")
        entries, size, offset = struct.unpack_from("<QQQ", data, end - 76 + 32)
    need(size <= 64 * MIB, "too-large", "the ZIP's directory")
    need(offset + size <= end, "altered", "the ZIP's directory is not where the end record says")
    return entries, size, offset


def read_directory(data):
    """List of (name, size, crc, offset) from the central directory."""
    count, size, position = find_directory(data)
    start, end, entries = position, position + size, []
    while position < end:
        need(data[position : position + 4] == b"PK\1\2" and position + 46 <= end, "altered", "the ZIP's directory")
        crc, _, length, name_length, extra_length = struct.unpack_from("<IIIHH", data, position + 16)
        (offset,) = struct.unpack_from("<I", data, position + 42)
        name = data[position + 46 : position + 46 + name_length]
        extra = data[position + 46 + name_length : position + 46 + name_length + extra_length]
        position += 46 + name_length + extra_length
        numbers = [n for (n,) in struct.iter_unpack("<Q", extra[4:])] if len(extra) in (12, 20, 28) else []
        if length == MAX32:
            need(len(numbers) >= 2, "altered", "a ZIP64 size is missing")
            length, numbers = numbers[0], numbers[2:]
        if offset == MAX32:
            need(numbers, "altered", "a ZIP64 offset is missing")
            offset = numbers[0]
        try:
            text = name.decode("ascii")
        except UnicodeDecodeError:
            text = ""
        need(is_entry_name(text) and len(text) <= 64, "unsafe-path", f"entry name {name[:80]!r}")
        entries.append((text, length, crc, offset))
    need(position == end and len(entries) == count, "altered", "the ZIP's directory does not add up")
    return entries, start, end


def crc_of(data, start, size):
    crc = 0
    for position in range(start, start + size, MIB):
        crc = zlib.crc32(data[position : min(position + MIB, start + size)], crc)
    return crc


def check_zip(path):
    """Rebuild the whole container from names, sizes and CRCs and compare; returns {name: size} in order."""
    need(os.path.getsize(path) > 0, "not-a-bundle", "empty file")
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        entries, start, end = read_directory(data)
        position, directory = 0, []
        for name, size, crc, offset in entries:
            header = local_header(name.encode(), size, crc)
            need(offset == position, "altered", f"{name} does not begin where the entry before it ends")
            need(data[position : position + len(header)] == header, "altered", f"local header of {name}")
            directory.append(central_header(name.encode(), size, crc, offset))
            position += len(header) + size
        need(position == start, "altered", "the directory does not follow the last entry")
        need(data[start:end] == b"".join(directory), "altered", "the ZIP's directory")
        need(data[end:] == end_records(len(entries), end - start, start), "altered", "the ZIP's end records")

        names = [entry[0] for entry in entries]
        blobs = [f"blobs/{n:06}.age" for n in range(1, len(names) - 4)]
        fixed = ["certificates.json", "events.age", "sealed.age"]
        last = ["manifest.json", "manifest.json.minisig"]
        need(names == fixed + blobs + last, "altered", "names or order of entries")
        need(len(blobs) <= 999_999, "too-large", "number of attachments")
        for name, size, crc, offset in entries:
            content = offset + len(local_header(name.encode(), size, crc))
            need(crc_of(data, content, size) == crc, "bad-hash", f"CRC-32 of {name}")
        sizes = {name: size for name, size, _, _ in entries}
    for name, most in (("manifest.json", 16 * MIB), ("certificates.json", 16 * MIB), ("manifest.json.minisig", 4096)):
        need(sizes[name] <= most, "too-large", name)
    return sizes


def unzip(path, folder):
    """Let unzip itself extract the parts; the link keeps it from reading wildcards in the file's name."""
    link, parts = os.path.join(folder, "bundle.xfb"), os.path.join(folder, "parts")
    os.symlink(os.path.abspath(path), link)
    result = run("unzip", "-qq", link, "-d", parts)
    need(result.returncode == 0, "altered", f"unzip: exit {result.returncode}")
    return parts


# --- Section 3: the manifest ------------------------------------------------------------------------------------------

is_part = shape({"n": number_from(1), "of": number_from(1)})
is_from = shape({"organisation": is_organisation, "device": is_hex32, "epoch": is_hex32, "keys": list_of(is_hex32)})
is_to = shape({"organisation": is_organisation, "keys": list_of(is_hex32, 1)})
CHAIN_END = {"scope": is_scope, "device": is_hex32, "epoch": is_hex32, "seq": number_from(1), "id": is_hex64}
is_chain = shape(CHAIN_END)
is_acknowledgement = shape(
    {
        "organisation": is_organisation,
        "device": is_hex32,
        "epoch": is_hex32,
        "number": is_int,
        "chains": list_of(is_chain),
        "lacking": list_of(is_hex64),
    }
)
is_range = shape(
    {
        "scope": is_scope,
        "device": is_hex32,
        "epoch": is_hex32,
        "fromSeq": number_from(1),
        "toSeq": number_from(1),
        "prevHead": null_or(is_hex64),
        "head": is_hex64,
    }
)


def is_short(value):
    return isinstance(value, str) and len(value) <= 64


MANIFEST = {
    "format": one_of("petition-desk-bundle"),
    "version": is_one,
    "minReader": is_one,
    "suite": one_of("intl"),
    "bundle": is_hex32,
    "kind": one_of("sync", "backup", "enrolment", "receipt"),
    "part": is_part,
    "from": is_from,
    "to": is_to,
    "createdAt": is_time,
    "previousBundle": null_or(is_hex32),
    "ranges": list_of(is_range),
    "acknowledgement": null_or(is_acknowledgement),
    "counts": shape({"events": is_int, "petitions": is_int, "attachments": is_int}),
    "versions": shape(
        {"schema": is_int, "dictionary": is_short, "calendar": is_short, "profile": is_short, "trustList": is_int}
    ),
    "entries": list_of(shape({"name": is_string, "size": is_int, "inflated": is_int, "sha256": is_hex64})),
}


def size_class(size):
    """The smallest size class of section 7 that holds `size` bytes."""
    for most in (16 * KIB, 64 * KIB, 256 * KIB, MIB):
        if size <= most:
            return most
    return -(-size // (4 * MIB)) * 4 * MIB


def check_acknowledgement(acknowledgement, manifest, compartment):
    """The rules of section 3, taken to hold for the sealed part's acknowledgement as well."""
    if acknowledgement is None:
        return
    for member in ("organisation", "device", "epoch"):
        need(acknowledgement[member] == manifest["from"][member], "altered", f"acknowledgement's {member}")
    scopes = [chain["scope"] for chain in acknowledgement["chains"]]
    need(all(scope.endswith("/" + compartment) for scope in scopes), "altered", "acknowledgement's scopes")


def check_manifest(data, sizes, parts):
    manifest = parse_json(data, "manifest.json")
    need(isinstance(manifest, dict), "altered", "manifest.json is not an object")
    need(manifest.get("format") == "petition-desk-bundle", "not-a-bundle", "manifest's format")
    for member in ("version", "minReader"):
        value = manifest.get(member)
        need(not (is_int(value) and value > 1), "newer-format", f"manifest's {member}")
    suite = manifest.get("suite")
    need(not isinstance(suite, str) or suite == "intl", "newer-format", "manifest's suite")
    parse_canonical(data, "manifest.json")
    for member, rule in MANIFEST.items():
        need(member in manifest and rule(manifest[member]), "altered", f"manifest's {member}")
    need(len(manifest) == len(MANIFEST), "altered", "unknown members of the manifest")
    need(manifest["part"]["n"] <= manifest["part"]["of"], "altered", "manifest's part")

    entries = manifest["entries"]
    listed = {entry["name"]: entry for entry in entries}
    need([entry["name"] for entry in entries] == list(sizes)[:-2], "altered", "manifest's entries are not the ZIP's")
    for name, entry in listed.items():  # damage is named before its consequences
        path = os.path.join(parts, name)
        need(os.path.getsize(path) == sizes[name], "altered", f"unzip gives another size of {name}")
        need(entry["size"] == sizes[name], "altered", f"manifest's size of {name}")
        need(sha256_file(path) == entry["sha256"], "bad-hash", f"SHA-256 of {name}")
        need(entry["inflated"] <= MAX_PLAIN, "altered", f"inflated size of {name}")
    need(listed[entries[0]["name"]]["inflated"] == entries[0]["size"], "altered", "inflated size of certificates.json")
    inflated = listed["sealed.age"]["inflated"]
    need(inflated and size_class(inflated) == inflated, "altered", "inflated size of sealed.age is no size class")

    for number, item in enumerate(manifest["ranges"]):
        need(item["scope"].endswith("/general"), "altered", f"range {number}: scope")
        need(item["fromSeq"] <= item["toSeq"], "altered", f"range {number}: numbers")
        need((item["prevHead"] is None) == (item["fromSeq"] == 1), "altered", f"range {number}: prevHead")
    counts = manifest["counts"]
    total = sum(item["toSeq"] - item["fromSeq"] + 1 for item in manifest["ranges"])
    need(counts["events"] == total, "altered", "counts.events is not the sum over ranges")
    need(counts["attachments"] == len(entries) - 3, "altered", "counts.attachments is not the number of blobs")
    check_acknowledgement(manifest["acknowledgement"], manifest, "general")
    return manifest, listed


# --- Section 4: certificates and trust list ---------------------------------------------------------------------------

CERTIFICATE = shape(
    {
        "v": is_one,
        "device": is_hex32,
        "role": one_of("root", "issuer", "desk"),
        "organisation": is_organisation,
        "organisationName": lambda v: isinstance(v, str) and 1 <= len(v) <= 100 and v == v.strip(),
        "level": one_of("district", "township"),
        "deviceCode": matches("[A-Z]{1,2}"),
        "signingKey": is_hex64,
        "recipient": is_recipient,
        "compartments": list_of(one_of("general", "accusation")),
        "serial": number_from(1),
        "issuedAt": is_time,
        "expiresAt": is_time,
        "issuer": is_hex32,
    },
    {"answers": is_hex64},
)
is_signed_certificate = shape({"certificate": CERTIFICATE, "signature": is_hex128})
is_revocation = shape(
    {
        "device": is_hex32,
        "reason": is_string,
        "at": is_time,
        "trusted": list_of(shape({"scope": is_scope, "epoch": is_hex32, "seq": number_from(1), "id": is_hex64})),
    }
)
is_officer = shape(
    {
        "recipient": is_recipient,
        "office": lambda v: isinstance(v, str) and 1 <= len(v) <= 100 and v == v.strip(),
        "from": is_time,
        "until": lambda v: v is None or is_time(v),
    }
)
is_trust_list = shape(
    {
        "list": shape(
            {
                "v": is_one,
                "number": number_from(1),
                "root": is_hex32,
                "certificates": list_of(is_signed_certificate),
                "revocations": list_of(is_revocation),
                "issuedAt": is_time,
                "issuer": is_hex32,
            },
            {"officers": lambda v: list_of(is_officer)(v) and 1 <= len(v) <= 64},
        ),
        "signature": is_hex128,
    }
)


def read_root(path):
    """The 32 bytes of the root key; raises ValueError if the file is no minisign public key."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    if len(lines) != 2 or not lines[0].startswith("untrusted comment:"):
        raise ValueError("not two lines of a minisign public key")
    data = base64.b64decode(lines[1], validate=True)
    key = data[10:]
    if len(data) != 42 or data[:2] != b"Ed" or data[2:10] != hashlib.sha256(key).digest()[:8]:
        raise ValueError("not an Ed25519 key with its key id")
    return key


def signed_by(key_hex, purpose, value, signature):
    message = purpose.encode() + b"\n" + canonical(value)
    return ed25519_verify(bytes.fromhex(key_hex), message, bytes.fromhex(signature))


def check_certificate_shape(certificate):
    need(key_id(bytes.fromhex(certificate["signingKey"])) == certificate["device"], "unknown-signer", "device of a key")
    code, level = certificate["organisation"], certificate["level"]
    need(len(code) == (6 if level == "district" else 9), "altered", "a certificate's level")
    need(len(code) == 6 or not code.endswith("000"), "altered", "a certificate's township ends in 000")
    need(certificate["role"] == "desk" or level == "district", "altered", "root or issuer of a township")
    compartments = certificate["compartments"]
    need(len(set(compartments)) == len(compartments), "altered", "a certificate's compartments")
    need(certificate["issuedAt"] < certificate["expiresAt"], "altered", "a certificate's times")


def newest(certificates):
    """{device: certificate with the highest serial}"""
    result = {}
    for certificate in certificates:
        known = result.get(certificate["device"])
        if known is None or certificate["serial"] > known["serial"]:
            result[certificate["device"]] = certificate
    return result


class Trust:
    """Believed certificates by device and revocations by device, from certificates.json and the root key."""

    def __init__(self, data, root_key):
        content = parse_canonical(data, "certificates.json")
        well_formed = shape(
            {"v": is_one, "certificates": list_of(is_signed_certificate), "trustList": null_or(is_trust_list)}
        )
        need(well_formed(content), "altered", "certificates.json is malformed")
        need(len(content["certificates"]) <= 4096, "altered", "more than 4096 certificates")
        self.root_hex, self.root = root_key.hex(), key_id(root_key)
        signed = list(content["certificates"])
        trust_list = content["trustList"]
        if trust_list:
            need(trust_list["list"]["root"] == self.root, "wrong-root", "the trust list's root")
            signed += trust_list["list"]["certificates"]
        for item in signed:
            check_certificate_shape(item["certificate"])
        above = [self._check_upper(item) for item in signed if item["certificate"]["role"] != "desk"]
        self.issuers = newest(certificate for certificate in above if certificate["role"] == "issuer")
        self.revoked = self._check_list(trust_list) if trust_list else {}
        desks = [self._check_desk(item) for item in signed if item["certificate"]["role"] == "desk"]
        self.certificates = newest(above + [certificate for certificate in desks if certificate])

    def _check_upper(self, item):
        certificate = item["certificate"]
        if certificate["role"] == "root":
            need(certificate["device"] == self.root, "wrong-root", "another root's certificate")
        need(certificate["issuer"] == self.root, "wrong-root", f"issuer of the {certificate['role']}'s certificate")
        self._check_signature(item, self.root_hex)
        return certificate

    def _check_desk(self, item):
        certificate = item["certificate"]
        issuer = self.issuers.get(certificate["issuer"])
        need(issuer, "unknown-signer", f"no issuer's certificate for desk {certificate['device']}")
        self._check_signature(item, issuer["signingKey"])
        above = issuer["organisation"] in (certificate["organisation"], certificate["organisation"][:6])
        need(above, "not-authorised", f"issuer of another district for desk {certificate['device']}")
        return None if issuer["device"] in self.revoked else certificate

    @staticmethod
    def _check_signature(item, key_hex):
        certificate = item["certificate"]
        good = signed_by(key_hex, "petition-desk/certificate/1", certificate, item["signature"])
        need(good, "unknown-signer", f"signature of the certificate of {certificate['device']}")

    def _check_list(self, trust_list):
        """Revocations of a sound list, {device: {(scope, epoch): (seq, id)}}."""
        content, issuer = trust_list["list"], trust_list["list"]["issuer"]
        by_root = issuer == self.root
        need(by_root or issuer in self.issuers, "unknown-signer", "the trust list's issuer")
        key_hex = self.root_hex if by_root else self.issuers[issuer]["signingKey"]
        good = signed_by(key_hex, "petition-desk/trust-list/1", content, trust_list["signature"])
        need(good, "unknown-signer", "signature of the trust list")
        revoked = {}
        for item in content["revocations"]:
            need(by_root or item["device"] not in self.issuers, "not-authorised", "only the root revokes an issuer")
            trusted = {(chain["scope"], chain["epoch"]): (chain["seq"], chain["id"]) for chain in item["trusted"]}
            revoked[item["device"]] = trusted
        return revoked

    def set_apart(self, events):
        """How many events of one range are to be set apart; events are (header, id)."""
        first, _ = events[0]
        chains = self.revoked.get(first["device"])
        if chains is None:
            return 0
        seq, last = chains.get((first["scope"], first["epoch"]), (0, None))
        other = any(header["seq"] == seq and event_id != last for header, event_id in events)
        if other or (first["seq"] == seq + 1 and first["prev"] != last):
            return len(events)
        return sum(header["seq"] > seq for header, _ in events)


def check_sender(manifest, trust):
    sender = trust.certificates.get(manifest["from"]["device"])
    need(sender, "unknown-signer", "no believed certificate of the sender")
    need(sender["role"] != "root", "not-authorised", "the root as sender")
    need(sender["organisation"] == manifest["from"]["organisation"], "not-authorised", "the sender's organisation")
    enrols = manifest["kind"] == "enrolment"
    need(not enrols or sender["role"] == "issuer", "not-authorised", "enrolment from a desk")
    return sender


# --- Section 5: the manifest's signature ------------------------------------------------------------------------------

TRUSTED_COMMENT = b"petition-desk/bundle-manifest/1"


def check_minisig(parts, manifest_bytes, sender):
    path = os.path.join(parts, "manifest.json.minisig")
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    fixed = len(lines) == 5 and lines[0] == b"untrusted comment: Petition Desk signature" and lines[4] == b""
    need(fixed and lines[2] == b"trusted comment: " + TRUSTED_COMMENT, "bad-signature", "form of the minisig file")
    try:
        first, second = (base64.b64decode(lines[n], validate=True) for n in (1, 3))
    except binascii.Error:
        raise Refused("bad-signature", "base64 of the minisig file") from None
    exact = base64.b64encode(first) == lines[1] and base64.b64encode(second) == lines[3]
    need(exact and len(first) == 74 and len(second) == 64, "bad-signature", "form of the minisig file")
    key = bytes.fromhex(sender["signingKey"])
    short_id = hashlib.sha256(key).digest()[:8]
    need(first[:10] == b"ED" + short_id, "bad-signature", "algorithm or key id of the minisig file")
    signature = first[10:]
    digest = hashlib.blake2b(manifest_bytes).digest()
    need(ed25519_verify(key, digest, signature), "bad-signature", "the manifest's signature")
    need(ed25519_verify(key, signature + TRUSTED_COMMENT, second), "bad-signature", "signature of the trusted comment")
    public = base64.b64encode(b"Ed" + short_id + key).decode()
    result = run("minisign", "-VQm", os.path.join(parts, "manifest.json"), "-x", path, "-P", public)
    need(result.returncode == 0, "bad-signature", "minisign refuses the manifest's signature")
    need(result.stdout.rstrip(b"\n") == TRUSTED_COMMENT, "bad-signature", "minisign shows another trusted comment")


# --- Sections 6 to 8: age and gzip ------------------------------------------------------------------------------------

GZIP_HEADER = bytes.fromhex("1f8b08000000000000ff")


def count_recipients(path):
    """Number of X25519 stanzas of a binary age file; any other kind of recipient is refused."""
    name, recipients = os.path.basename(path), 0
    with open(path, "rb") as file:
        need(file.readline(80) == b"age-encryption.org/v1\n", "altered", f"{name} is not a binary age file")
        while not (line := file.readline(4096)).startswith(b"---"):
            need(line.endswith(b"\n"), "altered", f"age header of {name}")
            if line.startswith(b"->"):
                need(line.startswith(b"-> X25519 "), "altered", f"a recipient of {name} is not X25519")
                recipients += 1
    return recipients


def check_recipients(path, manifest):
    """As many recipients as the manifest names; whether a key named twice is written twice is left open."""
    keys = manifest["to"]["keys"] + manifest["from"]["keys"]
    found = count_recipients(path)
    need(len(set(keys)) <= found <= len(keys), "altered", f"number of recipients of {os.path.basename(path)}")


def decrypt(path, target, identities):
    """Decrypt with age; False if none of the identities is among the recipients."""
    options = [option for identity in identities for option in ("-i", identity)]
    result = run("age", "-d", *options, "-o", target, path)
    if result.returncode != 0 and b"no identity matched" in result.stderr:
        return False
    need(result.returncode == 0, "altered", f"age cannot decrypt {os.path.basename(path)}")
    if not os.path.exists(target):  # age leaves out the file of an empty plaintext
        open(target, "wb").close()
    return True


def inflate(path, target, inflated, name):
    """One gzip member, bounded by the signed size; gunzip must give the same text."""
    with open(path, "rb") as source, open(target, "wb") as text:
        need(source.read(10) == GZIP_HEADER, "altered", f"gzip header of {name}")
        source.seek(0)
        member, size, digest = zlib.decompressobj(31), 0, hashlib.sha256()
        while not member.eof:
            pending = member.unconsumed_tail or source.read(MIB)
            need(pending, "altered", f"gzip of {name} ends early")
            try:
                chunk = member.decompress(pending, MIB)
            except zlib.error as error:
                raise Refused("altered", f"gzip of {name}: {error}") from None
            size += len(chunk)
            need(size <= inflated, "too-large", f"{name} inflates beyond its signed size")
            digest.update(chunk)
            text.write(chunk)
        need(not member.unused_data and not source.read(1), "altered", f"bytes behind the gzip member of {name}")
        source.seek(-4, os.SEEK_END)
        need(size == inflated == int.from_bytes(source.read(4), "little"), "altered", f"inflated size of {name}")
    with open(path, "rb") as source, tempfile.TemporaryFile(dir=os.path.dirname(target)) as output:
        result = run("gunzip", "-c", stdin=source, stdout=output)
        output.seek(0)
        same = hashlib.file_digest(output, "sha256").digest() == digest.digest()
    need(result.returncode == 0 and same, "altered", f"gunzip does not agree about {name}")


def check_stored_blocks(path):
    """RFC 1951, 3.2.4: stored blocks begin at byte boundaries, so each header is one byte, LEN and NLEN."""
    with open(path, "rb") as source:
        source.seek(10)
        while True:
            head = source.read(5)
            need(len(head) == 5 and head[0] in (0, 1), "altered", "sealed.age does not consist of stored blocks")
            source.seek(struct.unpack_from("<H", head, 1)[0], os.SEEK_CUR)
            if head[0] == 1:
                break
        at = source.tell()
        need(at + 8 == source.seek(0, os.SEEK_END), "altered", "sealed.age: bytes behind the last stored block")


# --- Section 6: the log -----------------------------------------------------------------------------------------------

HEADER = {
    "v": number_from(1),
    "scope": is_scope,
    "device": is_hex32,
    "epoch": is_hex32,
    "seq": number_from(1),
    "prev": null_or(is_hex64),
    "count": is_int,
    "wall": is_time,
    "actor": is_actor,
    "type": is_type,
    "subject": is_hex32,
    "bodyHash": is_hex64,
}
HEADER_OPTIONAL = {
    "base": lambda v: isinstance(v, dict) and all(is_base_name(name) and is_hex64(v[name]) for name in v)
}
is_header = shape(HEADER, HEADER_OPTIONAL)
is_newer_header = shape(HEADER, HEADER_OPTIONAL, closed=False)
is_head_line = shape({"head": shape({**CHAIN_END, "signature": is_hex128})})
is_blob_line = shape({"blob": shape({"entry": is_string, "hash": is_hex64, "size": is_int})})
is_attachment_line = shape({"attachment": shape({"hash": is_hex64, "size": is_int})})
is_data_line = shape({"data": is_string})
is_end_line = shape({"end": shape({"attachments": is_int, "events": is_int, "ranges": is_int})})
is_pad_line = shape({"pad": matches("0*")})
DISTRICT_WORDS = {"referral", "assignment", "supervision", "dictionary", "calendar", "profile", "announcement"}


class SealedAttachment:
    """An attachment inside the text of sealed.age: its line, then its bytes in data lines."""

    def __init__(self, line):
        self.line, self.size, self.digest = line, 0, hashlib.sha256()

    def add(self, text):
        try:
            data = base64.b64decode(text, validate=True)
        except ValueError:  # binascii.Error, and characters that are not ASCII
            raise Refused("altered", "base64 of an attachment in sealed.age") from None
        exact = base64.b64encode(data).decode() == text and 0 < len(data) <= DATA_BYTES
        need(exact and self.size % DATA_BYTES == 0, "altered", "data line of an attachment in sealed.age")
        self.size += len(data)
        self.digest.update(data)
        need(self.size <= self.line["size"], "bad-hash", "size of an attachment in sealed.age")

    def finish(self):
        need(self.size == self.line["size"], "bad-hash", "size of an attachment in sealed.age")
        need(self.digest.hexdigest() == self.line["hash"], "bad-hash", "SHA-256 of an attachment in sealed.age")


class Log:
    """Reads the text of events.age or sealed.age line by line and verifies each against what stands before it."""

    def __init__(self, path, compartment, manifest, trust):
        self.compartment, self.manifest, self.trust = compartment, manifest, trust
        self.part = "events.age" if compartment == "general" else "sealed.age"
        self.number = 0  # of the line, for messages
        self.events = self.heads = self.set_apart = 0
        self.ids, self.petitions = hashlib.sha256(), set()
        self.bare = []  # (scope, subject, id) of events without body
        self.moved = set()  # (scope, subject) of petitions that were moved; (scope, subject, id) of record versions
        self.destroyed = set()  # the same of what some office destroyed at the end of its retention
        self.blobs, self.ranges, self.acknowledgement = [], [], None  # blobs: hash and size of each attachment
        self.attachment = None  # the one in sealed.age whose data lines are being read
        self.range, self.range_bytes = [], 0  # events of the range that is being read, (header, id)
        self.ends = {}  # id of each range's last event -> its header, to check what continues it
        with open(path, "rb") as file:
            self._read(file)

    def refuse(self, code, why):
        raise Refused(code, f"{self.part}, line {self.number}: {why}")

    def need(self, condition, code, why):
        if not condition:
            self.refuse(code, why)

    def _line(self, file):
        line = file.readline(MAX_LINE + 1)
        self.number += 1
        self.need(line, "altered", "the text ends before its end line")
        self.need(len(line) <= MAX_LINE, "too-large", "line too long")
        self.need(line.endswith(b"\n"), "altered", "no LF at the end")
        return line[:-1]

    def _value(self, line):
        return parse_canonical(line, f"{self.part}, line {self.number}")

    def _read(self, file):
        self._opening(self._value(self._line(file)))
        while True:
            line = self._line(file)
            if b"\t" in line:
                self.need(not self.attachment, "altered", "event behind an attachment")
                self._event(line)
                continue
            value = self._value(line)
            if is_head_line(value):
                self._head(value["head"])
            elif is_blob_line(value):
                first = not self.events and not self.heads and self.compartment == "general"
                self.need(first, "altered", "attachment line in a wrong place")
                self.blobs.append(value["blob"])
            elif is_attachment_line(value):
                self.need(not self.range and self.compartment == "accusation", "altered", "attachment in a wrong place")
                self._finish_attachment()
                self.blobs.append(value["attachment"])
                self.attachment = SealedAttachment(value["attachment"])
            elif is_data_line(value):
                self.need(self.attachment, "altered", "data without an attachment")
                self.attachment.add(value["data"])
            elif is_end_line(value):
                self.need(not self.range, "altered", "events without a head")
                self._finish_attachment()
                above = {"attachments": len(self.blobs), "events": self.events, "ranges": self.heads}
                self.need(value["end"] == above, "altered", "counts at the end")
                break
            else:
                self.refuse("altered", "a line of no known shape")
        if self.compartment == "accusation":
            self._padding(file)
        self.need(not file.read(1), "altered", "lines behind the last one")

    def _finish_attachment(self):
        if self.attachment:
            self.attachment.finish()

    def _opening(self, value):
        tied = {name: self.manifest[name] for name in ("bundle", "kind", "part", "from", "to")}
        expected = {"v": 1, "compartment": self.compartment, **tied}
        if self.compartment == "accusation" and isinstance(value, dict):
            self.acknowledgement = value.get("acknowledgement")
            expected["acknowledgement"] = self.acknowledgement
            self.need(null_or(is_acknowledgement)(self.acknowledgement), "altered", "acknowledgement")
            check_acknowledgement(self.acknowledgement, self.manifest, self.compartment)
        self.need(canonical(value) == canonical(expected), "altered", "the opening is not the manifest's")

    def _event(self, line):
        header_bytes, _, body = line.partition(b"\t")
        self.need(len(header_bytes) <= MAX_HEADER, "too-large", "header")
        self.need(len(body) <= MAX_BODY, "too-large", "body")
        header = self._value(header_bytes)
        newer = isinstance(header, dict) and is_int(header.get("v"), 2)
        self.need((is_newer_header if newer else is_header)(header), "altered", "malformed header")
        if body:  # empty where the content was destroyed or moved
            self.need(sha256(body) == header["bodyHash"], "bad-hash", "body")
            value = self._value(body)
            what, _, how = header["type"].partition(".")
            told = {"sealed": self.moved, "destroyed": self.destroyed}.get(how)
            if told is not None and what == "petition":
                told.add((header["scope"], header["subject"]))
            elif told is not None and what == "record":
                named = value.get("versions", ()) if isinstance(value, dict) else ()
                told.update((header["scope"], header["subject"], one) for one in named if isinstance(one, str))
        else:
            self.bare.append((header["scope"], header["subject"], sha256(header_bytes)))
        self.need(header["scope"].endswith("/" + self.compartment), "not-authorised", "scope of another compartment")
        self._chain(header)
        self._authority(header)
        event_id = sha256(header_bytes)
        self.range.append((header, event_id))
        self.range_bytes += len(line) + 1
        self.need(len(self.range) <= MAX_RANGE_EVENTS, "too-large", "too many events without a head")
        self.need(self.range_bytes <= MAX_RANGE_BYTES, "too-large", "too many bytes without a head")
        self.ids.update(event_id.encode() + b"\n")
        self.events += 1
        if header["type"].startswith("petition."):
            self.petitions.add(header["subject"])

    def _chain(self, header):
        def follow(condition, what):
            self.need(condition, "broken-chain", what)

        follow((header["prev"] is None) == (header["seq"] == 1), "prev is null only where seq is 1")
        follow(header["seq"] <= header["count"] <= 2**32, "count below seq or beyond 2^32")  # nothing was seen before
        if self.range:
            before, before_id = self.range[-1]
            follow(header["prev"] == before_id, "prev is not the event before")
        elif header["prev"] in self.ends:
            before = self.ends[header["prev"]]
        else:
            return  # begins a range; its prev is compared with the manifest's prevHead later
        same = all(header[member] == before[member] for member in ("scope", "device", "epoch"))
        follow(same, "another chain than that of the event before")
        follow(header["seq"] == before["seq"] + 1, "seq")
        follow(header["count"] > before["count"], "count does not rise")

    def _authority(self, header):
        writer = self.trust.certificates.get(header["device"])
        self.need(writer, "unknown-signer", "no believed certificate of the writer")
        organisation, compartment = header["scope"].split("/")
        allowed = writer["role"] != "root" and compartment in writer["compartments"]
        self.need(allowed, "not-authorised", "writer is the root or lacks the compartment")
        own = organisation == writer["organisation"]
        beneath = writer["level"] == "district" and organisation[:6] == writer["organisation"]
        self.need(own or beneath, "not-authorised", "scope of another organisation")
        reserved = header["type"].split(".")[0] in DISTRICT_WORDS
        self.need(not reserved or writer["level"] == "district", "not-authorised", "type reserved for districts")

    def _head(self, head):
        self.need(self.range, "altered", "a head without events")
        last, last_id = self.range[-1]
        expected = {name: last[name] for name in ("scope", "device", "epoch", "seq")} | {"id": last_id}
        signed = {name: head[name] for name in expected}
        self.need(signed == expected, "broken-chain", "head is not that of the last event")
        key = bytes.fromhex(self.trust.certificates[head["device"]]["signingKey"])
        message = canonical({**signed, "purpose": "petition-desk/head/1"})
        good = ed25519_verify(key, message, bytes.fromhex(head["signature"]))
        self.need(good, "bad-signature", "head's signature")
        self.heads += 1
        self.set_apart += self.trust.set_apart(self.range)
        self._join(self.range[0][0], head)
        self.ends[last_id] = last
        self.range, self.range_bytes = [], 0

    def _join(self, first, head):
        """Ranges as the manifest lists them: neighbours that follow each other directly are one."""
        chain = {name: head[name] for name in ("scope", "device", "epoch")}
        before = self.ranges[-1] if self.ranges else None
        if before and first["prev"] == before["head"]:  # an id names its chain and number
            before["toSeq"], before["head"] = head["seq"], head["id"]
            return
        numbers = {"fromSeq": first["seq"], "toSeq": head["seq"], "prevHead": first["prev"], "head": head["id"]}
        self.ranges.append(chain | numbers)

    def _padding(self, file):
        before = file.tell()
        value = self._value(self._line(file))
        self.need(is_pad_line(value), "altered", "no padding line")
        zeros, size = len(value["pad"]), file.tell()
        self.need(zeros <= 4 * MIB, "too-large", "padding")
        least = before + len(b'{"pad":""}\n')
        self.need(size == size_class(least), "altered", "padded to another than the smallest size class")


def open_log(compartment, parts, entry, manifest, trust, identities, folder):
    """Decrypt, inflate and verify one log; None if no identity opens it."""
    name = entry["name"]
    packed, text = os.path.join(folder, name + ".gz"), os.path.join(folder, name + ".ndjson")
    if not decrypt(os.path.join(parts, name), packed, identities):
        return None
    inflate(packed, text, entry["inflated"], name)
    if compartment == "accusation":
        check_stored_blocks(packed)
    return Log(text, compartment, manifest, trust)


def check_events(log, manifest, entries):
    """The general log against what the manifest says in clear."""
    need(len(log.ranges) == len(manifest["ranges"]), "altered", "number of ranges")
    for number, (found, listed) in enumerate(zip(log.ranges, manifest["ranges"])):
        need({**found, "prevHead": None} == {**listed, "prevHead": None}, "altered", f"range {number} of the manifest")
        need(found["prevHead"] == listed["prevHead"], "broken-chain", f"prevHead of range {number}")
    counts = {"events": log.events, "petitions": len(log.petitions), "attachments": len(log.blobs)}
    need(counts == manifest["counts"], "altered", "counts of the manifest")
    blobs = [entry for name, entry in entries.items() if name.startswith("blobs/")]
    need([blob["entry"] for blob in log.blobs] == [entry["name"] for entry in blobs], "altered", "attachment lines")
    for line, entry in zip(log.blobs, blobs):
        need(line["size"] == entry["inflated"], "altered", f"size of {entry['name']} in its line and the manifest")


def check_blob(parts, line, identities, folder):
    name, plain = line["entry"], os.path.join(folder, "attachment")
    opened = decrypt(os.path.join(parts, name), plain, identities)
    need(opened, "altered", f"{name} is not encrypted to the recipients of events.age")
    need(os.path.getsize(plain) == line["size"], "bad-hash", f"size of the attachment in {name}")
    need(sha256_file(plain) == line["hash"], "bad-hash", f"SHA-256 of the attachment in {name}")
    os.remove(plain)


# --- Section 10: everything in order ----------------------------------------------------------------------------------


def verify(bundle, root_key, identities, folder):
    """The summary; raises Refused."""
    sizes = check_zip(bundle)
    parts = unzip(bundle, folder)

    def part(name):
        with open(os.path.join(parts, name), "rb") as file:
            return file.read()

    manifest_bytes = part("manifest.json")
    manifest, entries = check_manifest(manifest_bytes, sizes, parts)
    trust = Trust(part("certificates.json"), root_key)
    sender = check_sender(manifest, trust)
    check_minisig(parts, manifest_bytes, sender)

    check_recipients(os.path.join(parts, "events.age"), manifest)
    general = open_log("general", parts, entries["events.age"], manifest, trust, identities, folder)
    need(general, "other-recipient", "no identity opens events.age")
    check_events(general, manifest, entries)
    count_recipients(os.path.join(parts, "sealed.age"))
    sealed = open_log("accusation", parts, entries["sealed.age"], manifest, trust, identities, folder)
    for line in general.blobs:
        check_recipients(os.path.join(parts, line["entry"]), manifest)
        check_blob(parts, line, identities, folder)

    summary = {
        "events": general.events,
        "petitions": len(general.petitions),
        "heads": general.heads,
        "attachments": len(general.blobs),
        "ids_sha256": general.ids.hexdigest(),
    }

    def moved(one):
        return one in general.moved or one[:2] in general.moved

    def destroyed(one):
        return one in general.destroyed or one[:2] in general.destroyed

    details = {
        "digest": sha256(manifest_bytes),
        "sender": sender["device"],
        "ranges": general.ranges,
        "setApart": general.set_apart,
        "withoutBody": {
            "events": len(general.bare),
            "moved": sum(map(moved, general.bare)),
            "destroyed": sum(destroyed(one) and not moved(one) for one in general.bare),
        },
        "acknowledgementVoid": sender["device"] in trust.revoked,
        "sealed": sealed
        and {
            "events": sealed.events,
            "heads": sealed.heads,
            "attachments": len(sealed.blobs),
            "setApart": sealed.set_apart,
            "ids_sha256": sealed.ids.hexdigest(),
            "acknowledgement": sealed.acknowledgement,
        },
    }
    return summary, details


def main():
    parser = argparse.ArgumentParser(description="Verify an .xfb bundle by docs/bundle-format.md.")
    parser.add_argument("bundle", metavar="BUNDLE.xfb")
    parser.add_argument("--root", required=True, metavar="root.pub", help="the root's public key, a minisign file")
    parser.add_argument("--identity", required=True, action="append", metavar="FILE", help="age identities; repeatable")
    parser.add_argument("--json", action="store_true", help="more details; a refusal as JSON too")
    arguments = parser.parse_args()
    for path in (arguments.bundle, arguments.root, *arguments.identity):
        if not os.path.isfile(path):
            parser.error(f"no such file: {path}")
    for tool in TOOLS:
        if not shutil.which(tool):
            parser.error(f"{tool} is not installed")
    try:
        root_key = read_root(arguments.root)
    except ValueError as error:
        parser.error(f"{arguments.root}: {error}")
    for path in arguments.identity:
        with open(path, "rb") as file:
            if b"AGE-SECRET-KEY-1" not in file.read(MIB):
                parser.error(f"{path}: no age identity")

    try:
        with tempfile.TemporaryDirectory(prefix="verify-bundle-") as folder:
            identities = [os.path.abspath(path) for path in arguments.identity]
            summary, details = verify(arguments.bundle, root_key, identities, folder)
    except Refused as refusal:
        answer = {"refused": refusal.code, "why": str(refusal)}
        print(json.dumps(answer) if arguments.json else f"refused ({refusal.code}): {refusal}".replace("\n", " "))
        return 1
    except OSError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 2
    print(json.dumps(summary | details if arguments.json else summary))
    return 0


if __name__ == "__main__":
    sys.exit(main())

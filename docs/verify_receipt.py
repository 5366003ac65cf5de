#!/usr/bin/env python3
"""Verifies a Suture receipt offline: python3 verify_receipt.py RECEIPT KEY [KEY...]

KEY is a verifier key as text (name+id+base64). Prints the entry and exits with 0 when the receipt holds, else says
why not and exits with 1. Only the standard library is used; docs/ledger-format.md describes every step.
"""
import base64, hashlib, json, sys

P = 2**256 - 2**224 + 2**192 + 2**96 - 1  # NIST P-256 (FIPS 186-4, D.1.2.3)
A, N = P - 3, 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
SPKI_PREFIX = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def require(holds, why):
    if not holds:
        raise ValueError(why)


def sha256(data):
    return hashlib.sha256(data).digest()


def unbase64(text):
    data = base64.b64decode(text, validate=True)
    require(base64.b64encode(data).decode() == text, "base64 is not in its one form")
    return data


def number(text):
    require(text.isascii() and text.isdigit() and (text == "0" or text[0] != "0"), f"{text!r} is no number")
    return int(text)


def add(p, q):  # of two points; None is the point at infinity
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P)
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, p):
    total = None
    while k:
        total, p, k = (add(total, p) if k & 1 else total), add(p, p), k >> 1
    return total


def ecdsa_holds(public, message, der):
    def integer(data):  # a DER INTEGER, and what comes after it
        require(len(data) > 2 and data[0] == 2 and data[1] < 0x80, "the signature is no DER")
        return int.from_bytes(data[2:2 + data[1]], "big"), data[2 + data[1]:]
    require(len(der) > 2 and der[0] == 0x30 and der[1] == len(der) - 2, "the signature is no DER")
    (r, rest), e = integer(der[2:]), int.from_bytes(sha256(message), "big")
    s, rest = integer(rest)
    if rest or not (0 < r < N and 0 < s < N):
        return False
    w = pow(s, -1, N)
    point = add(times(e * w % N, G), times(r * w % N, public))
    return point is not None and point[0] % N == r


def parse_key(text):
    name, key_id, encoded = text.strip().split("+", 2)
    key = unbase64(encoded)
    require(key[0] == 2 and key[1:28] == SPKI_PREFIX and len(key) == 92, "not an ECDSA key on P-256")
    require(sha256(key[1:])[:4].hex() == key_id, "the key's id is not that of the key")
    x, y = int.from_bytes(key[28:60], "big"), int.from_bytes(key[60:], "big")
    require((y * y - x * x * x - A * x - B) % P == 0, "the key is no point of the curve")
    return name, bytes.fromhex(key_id), (x, y)


def root_from_proof(leaf, index, size, proof):
    node, last, value = index, size - 1, leaf
    for sibling in proof:
        require(last > 0, "the proof is too long")
        if node & 1 or node == last:
            value = sha256(b"\x01" + sibling + value)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            value = sha256(b"\x01" + value + sibling)
        node, last = node >> 1, last >> 1
    require(last == 0, "the proof is too short")
    return value


def unique(pairs):
    require(len({name for name, _ in pairs}) == len(pairs), "a name stands twice in one object")
    return dict(pairs)


def verify(receipt, keys):
    proof_text, note = receipt.split("\n\n", 1)
    lines = proof_text.split("\n")
    require(lines[0] == "c2sp.org/tlog-proof@v1", "this is no receipt")
    require(lines[1].startswith("extra ") and lines[2].startswith("index "), "this is no receipt with an entry")
    entry, index = unbase64(lines[1][6:]), number(lines[2][6:])
    proof = [unbase64(line) for line in lines[3:]]

    require(note.endswith("\n") and "\n\n" in note, "the checkpoint is not signed")
    body, signatures = note.rsplit("\n\n", 1)
    body += "\n"
    fields = json.loads(entry, object_pairs_hook=unique)
    origin, size, root = body.split("\n")[0], number(body.split("\n")[1]), unbase64(body.split("\n")[2])
    require(body.count("\n") == 3, "a checkpoint has three lines")
    signed = False
    for line in signatures[:-1].split("\n"):
        dash, name, encoded = line.split(" ")
        require(dash == "\u2014", "not a signature line")
        for key_name, key_id, public in keys:
            if key_name == name and unbase64(encoded)[:4] == key_id:
                require(ecdsa_holds(public, body.encode(), unbase64(encoded)[4:]), f"the signature of {name} does not hold")
                signed |= origin == name + "/" + fields["stream"]
    require(signed, "no trusted key of this ledger has signed the checkpoint")
    require(fields["index"] == index < size, "the index does not fit")
    require(all(len(h) == 32 for h in proof + [root]), "a hash has 32 bytes")
    require(root_from_proof(sha256(b"\x00" + entry), index, size, proof) == root, "the entry is not in this ledger")
    return entry.decode()


if __name__ == "__main__":
    try:
        with open(sys.argv[1], encoding="utf-8", newline="") as file:
            print(verify(file.read(), [parse_key(key) for key in sys.argv[2:]]))
    except (ValueError, IndexError, KeyError) as fault:
        sys.exit(f"does not hold: {fault}")

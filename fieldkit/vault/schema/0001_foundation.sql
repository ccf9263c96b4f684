-- The ledger, and the tables that make it quick to list and find. Everything but the ledger,
-- the keys of the files, drafts and settings follows from the ledger's lines.

-- One sealed entry: the canonical bytes, and their RFC 9162 leaf hash.
CREATE TABLE entry (
    sequence INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    line BLOB NOT NULL
) STRICT;

-- The triggers catch mistakes of the program. The proof is the signed chain: whoever has the
-- key can drop triggers.
CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence) + 1, 0) FROM entry)
BEGIN
    SELECT raise(ABORT, 'an entry follows the last one');
END;

CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry
BEGIN
    SELECT raise(ABORT, 'a sealed entry is never changed');
END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
    SELECT raise(ABORT, 'a sealed entry is never removed');
END;

-- What lists show of an entry, one row each.
CREATE TABLE record (
    sequence INTEGER PRIMARY KEY REFERENCES entry (sequence),
    kind TEXT NOT NULL,
    case_sequence INTEGER REFERENCES entry (sequence),
    case_position INTEGER,
    inspection INTEGER REFERENCES entry (sequence),
    corrects INTEGER REFERENCES entry (sequence),
    title TEXT NOT NULL,
    occurred_at TEXT,
    sealed_at TEXT NOT NULL,
    actor TEXT NOT NULL
) STRICT;

CREATE INDEX record_by_case ON record (case_sequence, sequence);
CREATE INDEX record_by_kind ON record (kind, sequence);
CREATE INDEX record_by_correction ON record (corrects);
CREATE INDEX record_by_inspection ON record (inspection, sequence);

CREATE TRIGGER record_is_final BEFORE UPDATE ON record
BEGIN
    SELECT raise(ABORT, 'the row of a sealed entry is never changed');
END;

CREATE TRIGGER record_stays BEFORE DELETE ON record
BEGIN
    SELECT raise(ABORT, 'the row of a sealed entry is never removed');
END;

-- Where the bytes of a file lie, and the key they are encrypted with. Equal content is stored
-- once. A file may be forgotten as long as no entry names it.
CREATE TABLE object (
    sha256 TEXT PRIMARY KEY NOT NULL,
    object_id TEXT NOT NULL UNIQUE,
    key BLOB NOT NULL CHECK (length(key) = 32),
    size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

CREATE TRIGGER object_is_final BEFORE UPDATE ON object
BEGIN
    SELECT raise(ABORT, 'where a file lies is never changed');
END;

-- The files of an entry. The file's own row may come later in the same transaction.
CREATE TABLE attachment (
    sequence INTEGER NOT NULL REFERENCES entry (sequence),
    number INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES object (sha256) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (sequence, number)
) STRICT;

CREATE INDEX attachment_by_content ON attachment (sha256);

CREATE TRIGGER attachment_is_final BEFORE UPDATE ON attachment
BEGIN
    SELECT raise(ABORT, 'a file of a sealed entry is never changed');
END;

CREATE TRIGGER attachment_stays BEFORE DELETE ON attachment
BEGIN
    SELECT raise(ABORT, 'a file of a sealed entry is never removed');
END;

CREATE TRIGGER object_is_needed BEFORE DELETE ON object
WHEN EXISTS (SELECT 1 FROM attachment WHERE sha256 = OLD.sha256)
BEGIN
    SELECT raise(ABORT, 'an entry names this file');
END;

-- The words of an entry; rowid is its sequence. The writer sets a blank between Chinese
-- characters, so that one character is one word.
CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61');

-- What people are typing: changed and thrown away at will.
CREATE TABLE draft (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    case_sequence INTEGER,
    body TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

PRAGMA user_version = 1;

-- The files that a draft holds until it is sealed or thrown away. Their bytes lie in the vault
-- like those of entries.
CREATE TABLE draft_file (
    draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES object (sha256),
    sm3 TEXT,
    PRIMARY KEY (draft, number)
) STRICT;

CREATE INDEX draft_file_by_content ON draft_file (sha256);

CREATE TRIGGER draft_file_leaves AFTER DELETE ON draft_file
WHEN NOT EXISTS (SELECT 1 FROM attachment WHERE sha256 = OLD.sha256)
    AND NOT EXISTS (SELECT 1 FROM draft_file WHERE sha256 = OLD.sha256)
BEGIN
    DELETE FROM object WHERE sha256 = OLD.sha256;
END;

CREATE INDEX draft_by_case ON draft (case_sequence);

PRAGMA user_version = 2;

-- Events of which the latest of a kind and subject stands.
CREATE TABLE standing(stream INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(stream, kind, subject)) WITHOUT ROWID;

-- Standards of the organization's own; a withdrawn one keeps its row, so that the latest entry tells whether anything changed.
CREATE TABLE own_standards(id TEXT PRIMARY KEY, withdrawn INTEGER NOT NULL, entry INTEGER NOT NULL) WITHOUT ROWID;

-- Signed statements about the installation.
CREATE TABLE statements(standard TEXT NOT NULL, clause TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(standard, clause)) WITHOUT ROWID;

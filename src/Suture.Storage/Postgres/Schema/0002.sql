-- Events of which the latest of a kind and subject stands.
CREATE TABLE standing(stream bigint NOT NULL, kind text COLLATE "C" NOT NULL, subject text COLLATE "C" NOT NULL, entry bigint NOT NULL, PRIMARY KEY(stream, kind, subject));

-- Standards of the organization's own; a withdrawn one keeps its row, so that the latest entry tells whether anything changed.
CREATE TABLE own_standards(id text COLLATE "C" PRIMARY KEY, withdrawn bigint NOT NULL, entry bigint NOT NULL);

-- Signed statements about the installation.
CREATE TABLE statements(standard text COLLATE "C" NOT NULL, clause text COLLATE "C" NOT NULL, entry bigint NOT NULL, PRIMARY KEY(standard, clause));

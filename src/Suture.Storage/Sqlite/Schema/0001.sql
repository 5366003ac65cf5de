-- The ledger. An entry's id is its stream and index (Keys.cs): the rows of a stream lie together, in order.
CREATE TABLE streams(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, root BLOB NOT NULL, edge BLOB NOT NULL, last_hash BLOB NOT NULL, last_time INTEGER);
CREATE TABLE entries(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, type TEXT NOT NULL, actor TEXT NOT NULL, subject INTEGER, hash BLOB NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX entries_by_subject ON entries(subject) WHERE subject IS NOT NULL;
CREATE TABLE tiles(stream INTEGER NOT NULL, level INTEGER NOT NULL, place INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY(stream, level, place)) WITHOUT ROWID;
CREATE TABLE checkpoints(stream INTEGER NOT NULL, size INTEGER NOT NULL, time INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY(stream, size)) WITHOUT ROWID;
CREATE TABLE commands(id BLOB PRIMARY KEY, stream INTEGER NOT NULL, first INTEGER NOT NULL, entry_count INTEGER NOT NULL, request_hash BLOB NOT NULL, answer BLOB) WITHOUT ROWID;

-- Projections of device streams.
CREATE TABLE devices(stream INTEGER PRIMARY KEY, name TEXT NOT NULL, safety_class TEXT, version TEXT, description TEXT NOT NULL, entry INTEGER NOT NULL);
CREATE TABLE records(
  id INTEGER PRIMARY KEY, created INTEGER NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, state TEXT NOT NULL, alias TEXT, title TEXT NOT NULL, text TEXT NOT NULL,
  owner TEXT, tags BLOB, fields BLOB NOT NULL, content_hash BLOB NOT NULL, created_by TEXT NOT NULL, created_at INTEGER NOT NULL, changed_by TEXT NOT NULL, changed_at INTEGER NOT NULL,
  signature BLOB);
CREATE TABLE links(
  from_id INTEGER NOT NULL, type INTEGER NOT NULL, to_id INTEGER NOT NULL, added INTEGER NOT NULL, place INTEGER NOT NULL, confirmed INTEGER NOT NULL, confirmed_by TEXT NOT NULL,
  from_hash BLOB NOT NULL, to_hash BLOB NOT NULL, PRIMARY KEY(from_id, type, to_id)) WITHOUT ROWID;
CREATE TABLE link_changes(from_id INTEGER NOT NULL, type INTEGER NOT NULL, to_id INTEGER NOT NULL, entry INTEGER NOT NULL, change INTEGER NOT NULL, PRIMARY KEY(from_id, type, to_id, entry, change)) WITHOUT ROWID;
CREATE INDEX link_changes_by_target ON link_changes(to_id);
CREATE TABLE outcomes(
  target_id INTEGER NOT NULL, test_key BLOB NOT NULL, test TEXT NOT NULL, version TEXT, run_id INTEGER NOT NULL, result INTEGER NOT NULL, entry INTEGER NOT NULL, first INTEGER NOT NULL,
  place INTEGER NOT NULL, PRIMARY KEY(target_id, test_key)) WITHOUT ROWID;
CREATE TABLE sboms(stream INTEGER NOT NULL, name TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(stream, name)) WITHOUT ROWID;
CREATE TABLE attestations(stream INTEGER NOT NULL, standard TEXT NOT NULL, clause TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(stream, standard, clause)) WITHOUT ROWID;

-- Projections of the organization's stream.
CREATE TABLE registered_devices(key TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE users(user_name TEXT PRIMARY KEY, roles TEXT NOT NULL, disabled INTEGER NOT NULL, personal_hash BLOB NOT NULL, created INTEGER NOT NULL, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE credentials(user_name TEXT NOT NULL, kind TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(user_name, kind)) WITHOUT ROWID;
CREATE TABLE tokens(
  id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, scope TEXT NOT NULL, device TEXT, issued_at INTEGER NOT NULL, expires_at INTEGER, revoked INTEGER NOT NULL,
  entry INTEGER NOT NULL) WITHOUT ROWID;

-- Beside the ledger: what must be erasable, and what is secret.
CREATE TABLE personal_data(hash BLOB PRIMARY KEY, user_name TEXT NOT NULL, salt BLOB NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX personal_data_by_user ON personal_data(user_name);
CREATE TABLE secrets(user_name TEXT NOT NULL, kind TEXT NOT NULL, secret BLOB NOT NULL, PRIMARY KEY(user_name, kind)) WITHOUT ROWID;
CREATE TABLE sign_ins(user_name TEXT PRIMARY KEY, security_stamp TEXT, failed_count INTEGER NOT NULL, locked_until INTEGER) WITHOUT ROWID;
CREATE TABLE token_secrets(id TEXT PRIMARY KEY, secret_hash BLOB NOT NULL UNIQUE, last_used INTEGER) WITHOUT ROWID;

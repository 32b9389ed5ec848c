-- Tenures, and what they say of participants that coding left open: made anew by every link.

CREATE TABLE tenure (
  id TEXT PRIMARY KEY,
  actor_id TEXT NOT NULL,
  office_key TEXT NOT NULL,
  owner_key TEXT NOT NULL,
  country TEXT,
  date_min TEXT,
  date_max TEXT,
  start_key TEXT NOT NULL,
  confidence REAL,
  json TEXT NOT NULL
);
CREATE INDEX tenure_actor ON tenure (actor_id);

CREATE TABLE tenure_document (
  tenure_id TEXT NOT NULL REFERENCES tenure (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  PRIMARY KEY (tenure_id, document_id)
) WITHOUT ROWID;

CREATE TABLE filled (
  owner_id TEXT NOT NULL,
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor_id TEXT,
  office TEXT,
  office_key TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (owner_id, side, position)
) WITHOUT ROWID;
CREATE INDEX filled_actor ON filled (actor_id);

-- A record that is coded anew is not what was filled in.

CREATE TRIGGER mention_filled AFTER DELETE ON mention BEGIN
  DELETE FROM filled WHERE owner_id = OLD.id;
END;

CREATE TRIGGER statement_filled AFTER DELETE ON statement BEGIN
  DELETE FROM filled WHERE owner_id = OLD.id;
END;

-- People's word on who is one actor: never touched by a re-run.

CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  json TEXT NOT NULL
);

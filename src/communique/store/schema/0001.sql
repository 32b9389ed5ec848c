-- Records are kept as JSON; the columns beside it are what filters and sorting need.

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  publisher_key TEXT NOT NULL,
  date_min TEXT,
  date_max TEXT,
  text TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX document_input ON document (text_hash, file);
CREATE INDEX document_date ON document (date_min);

CREATE TABLE mention (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  statement_id TEXT,
  event_type TEXT NOT NULL,
  status TEXT NOT NULL,
  date_min TEXT,
  date_max TEXT,
  place_key TEXT NOT NULL,
  place_country TEXT,
  confidence REAL,
  contested INTEGER NOT NULL,
  abstained INTEGER NOT NULL,
  labels TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX mention_document ON mention (document_id, position);
CREATE INDEX mention_statement ON mention (statement_id);

CREATE TABLE mention_participant (
  owner_id TEXT NOT NULL REFERENCES mention (id) ON DELETE CASCADE,
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor_id TEXT,
  name_key TEXT NOT NULL,
  country TEXT,
  bloc TEXT,
  office_key TEXT NOT NULL,
  sectors TEXT NOT NULL,
  PRIMARY KEY (owner_id, side, position)
) WITHOUT ROWID;
CREATE INDEX mention_participant_country ON mention_participant (country);
CREATE INDEX mention_participant_actor ON mention_participant (actor_id);

CREATE TABLE statement (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  date_min TEXT,
  date_max TEXT,
  confidence REAL,
  themes TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX statement_document ON statement (document_id, position);

CREATE TABLE statement_participant (
  owner_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor_id TEXT,
  name_key TEXT NOT NULL,
  country TEXT,
  bloc TEXT,
  office_key TEXT NOT NULL,
  sectors TEXT NOT NULL,
  PRIMARY KEY (owner_id, side, position)
) WITHOUT ROWID;

CREATE TABLE statement_about (
  owner_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor_id TEXT,
  name_key TEXT NOT NULL,
  country TEXT,
  bloc TEXT,
  stance INTEGER,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;

CREATE TABLE statement_event (
  owner_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  mention_id TEXT NOT NULL,
  PRIMARY KEY (owner_id, mention_id)
) WITHOUT ROWID;
CREATE INDEX statement_event_mention ON statement_event (mention_id);

-- The world level: made anew by every link; its mentions stay in their own table.

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  status TEXT NOT NULL,
  date_min TEXT,
  date_max TEXT,
  publisher_keys TEXT NOT NULL,
  place_key TEXT NOT NULL,
  place_country TEXT,
  confidence REAL,
  contested INTEGER NOT NULL,
  labels TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX event_date ON event (date_min);

CREATE TABLE event_participant (
  owner_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor_id TEXT,
  name_key TEXT NOT NULL,
  country TEXT,
  bloc TEXT,
  office_key TEXT NOT NULL,
  sectors TEXT NOT NULL,
  PRIMARY KEY (owner_id, side, position)
) WITHOUT ROWID;
CREATE INDEX event_participant_country ON event_participant (country);

CREATE TABLE event_of (
  mention_id TEXT PRIMARY KEY,
  event_id TEXT NOT NULL,
  position INTEGER
) WITHOUT ROWID;
CREATE INDEX event_of_event ON event_of (event_id, position);

CREATE TABLE actor (
  id TEXT PRIMARY KEY,
  name_key TEXT NOT NULL,
  country TEXT,
  bloc TEXT,
  json TEXT NOT NULL
);
CREATE INDEX actor_country ON actor (country);

CREATE TABLE actor_name (
  actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  name_key TEXT NOT NULL,
  PRIMARY KEY (actor_id, name_key)
) WITHOUT ROWID;

CREATE TABLE actor_of (
  document_id TEXT NOT NULL,
  local_id TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  PRIMARY KEY (document_id, local_id)
) WITHOUT ROWID;
CREATE INDEX actor_of_actor ON actor_of (actor_id);
CREATE INDEX actor_of_local ON actor_of (local_id);

-- Ids that were, and what they lead to now.

CREATE TABLE alias (
  old_id TEXT PRIMARY KEY,
  new_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX alias_new ON alias (new_id);

-- People's verdicts: never touched by a re-run.

CREATE TABLE review (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  field TEXT NOT NULL,
  verdict TEXT NOT NULL,
  value TEXT,
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT
);
CREATE INDEX review_document ON review (document_id);

-- Whether the world level is up to date with the documents: one row.

CREATE TABLE linked (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  current INTEGER NOT NULL
);
INSERT INTO linked (one, current) VALUES (1, 1);

-- Full text over sentences; the words themselves stay in document.text.

CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
);
CREATE INDEX passage_document ON passage (document_id);

CREATE VIEW passage_text AS
  SELECT p.id AS id, substr(d.text, p.start + 1, p."end" - p.start) AS text
  FROM passage AS p JOIN document AS d ON d.id = p.document_id;

CREATE VIRTUAL TABLE passage_fts USING fts5 (
  text, content = 'passage_text', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

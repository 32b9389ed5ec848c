-- Text families: made anew by every link. A text that is alone has no row.

CREATE TABLE text_kin (
  document_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  lead_id TEXT NOT NULL,
  closest_id TEXT NOT NULL,
  containment REAL NOT NULL
);
CREATE INDEX text_kin_lead ON text_kin (lead_id);

-- Paragraphs that an outlet repeats on its pages, each at every place where it stands.

CREATE TABLE boilerplate (
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  outlet TEXT NOT NULL,
  texts INTEGER NOT NULL,
  "of" INTEGER NOT NULL,
  PRIMARY KEY (document_id, start)
) WITHOUT ROWID;

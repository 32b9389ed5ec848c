-- What pages of a large store are sorted and filtered by.

ALTER TABLE event ADD COLUMN reported_min TEXT AS (json_extract(json, '$.first_reported.min')) VIRTUAL;
ALTER TABLE event ADD COLUMN reported_max TEXT AS (json_extract(json, '$.first_reported.max')) VIRTUAL;
ALTER TABLE event ADD COLUMN texts INTEGER AS (json_extract(json, '$.text_families')) VIRTUAL;
CREATE INDEX event_listed ON event (date_min IS NULL, date_min, date_max, id);
CREATE INDEX event_placed ON event (COALESCE(date_min, reported_min), date_min IS NULL, id);
CREATE INDEX event_newest ON event (date_min DESC, id, labels, event_type, status);
CREATE INDEX event_reported ON event (reported_min DESC, id);
CREATE INDEX event_texts ON event (texts DESC, date_min DESC, id);
CREATE INDEX event_type ON event (event_type, labels, id);
-- Holds all that facets count by, so that no record is read for it.
CREATE INDEX event_facts ON event (
  id, labels, event_type, status, date_min, reported_min, contested, place_key
);
CREATE INDEX mention_facts ON mention (id, document_id, abstained);
CREATE INDEX document_day ON document (id, date_min, publisher_key);
CREATE INDEX event_contested ON event (id) WHERE contested = 1;
CREATE INDEX event_participant_actor ON event_participant (actor_id);
CREATE INDEX event_participant_bloc ON event_participant (bloc);

CREATE INDEX document_listed ON document (date_min IS NULL, date_min, date_max, id);
CREATE INDEX document_newest ON document (date_min DESC, id);
CREATE INDEX document_publisher ON document (publisher_key);

CREATE INDEX mention_participant_bloc ON mention_participant (bloc);
CREATE INDEX mention_unsure ON mention (abstained) WHERE abstained = 1;
CREATE INDEX mention_labeled ON mention (labels) WHERE labels <> '';
CREATE INDEX statement_participant_actor ON statement_participant (actor_id);
CREATE INDEX statement_participant_country ON statement_participant (country);
CREATE INDEX statement_participant_bloc ON statement_participant (bloc);
CREATE INDEX statement_about_actor ON statement_about (actor_id);
CREATE INDEX statement_about_country ON statement_about (country);
CREATE INDEX statement_about_bloc ON statement_about (bloc);

-- Which outlets report an event: made anew by every link.

CREATE TABLE event_publisher (
  event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  publisher TEXT NOT NULL,
  PRIMARY KEY (event_id, publisher)
) WITHOUT ROWID;
INSERT OR IGNORE INTO event_publisher
  SELECT e.id, p.value FROM event AS e, json_each(e.json, '$.publishers') AS p;

-- In how many events each actor takes part: made anew by every link.

CREATE TABLE actor_weight (
  actor_id TEXT PRIMARY KEY REFERENCES actor (id) ON DELETE CASCADE,
  events INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX actor_weight_events ON actor_weight (events DESC);
INSERT INTO actor_weight
  SELECT a.id, (SELECT count(DISTINCT p.owner_id) FROM event_participant AS p
    WHERE p.actor_id = a.id) FROM actor AS a;

-- Events of which every mention was abstained from: made anew by every link.

CREATE TABLE event_hidden (
  event_id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO event_hidden
  SELECT e.id FROM event AS e WHERE NOT EXISTS (SELECT 1 FROM event_of AS o
    JOIN mention AS m ON m.id = o.mention_id WHERE o.event_id = e.id AND m.abstained = 0);

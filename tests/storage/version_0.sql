-- The tables as Easel made them before they had versions, with a picture and a variation of it.
CREATE TABLE facts (
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (name)
);
CREATE TABLE jobs (
	id VARCHAR(32) NOT NULL,
	action VARCHAR(16) NOT NULL,
	server_id BIGINT NOT NULL,
	channel_id BIGINT NOT NULL,
	person_id BIGINT NOT NULL,
	person_name TEXT NOT NULL,
	language VARCHAR(16) NOT NULL,
	prompt JSON NOT NULL,
	parent_id VARCHAR(32),
	parent_index INTEGER,
	number INTEGER NOT NULL,
	engine VARCHAR(32) NOT NULL,
	model TEXT NOT NULL,
	quality VARCHAR(16) NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	aspect VARCHAR(16) NOT NULL,
	seed BIGINT NOT NULL,
	composed TEXT NOT NULL,
	policy_version INTEGER NOT NULL,
	state VARCHAR(16) NOT NULL,
	accepted_at TIMESTAMP NOT NULL,
	started_at TIMESTAMP,
	ended_at TIMESTAMP,
	charged INTEGER NOT NULL,
	failure JSON,
	application_id BIGINT NOT NULL,
	token TEXT,
	token_expires_at TIMESTAMP NOT NULL,
	message_id BIGINT,
	PRIMARY KEY (id)
);
CREATE INDEX jobs_of_person ON jobs (person_id, server_id, accepted_at);
CREATE INDEX jobs_by_state ON jobs (state, accepted_at);
INSERT INTO facts VALUES ('a', 'kept');
INSERT INTO jobs (
	id, action, server_id, channel_id, person_id, person_name, language, prompt, parent_id,
	parent_index, number, engine, model, quality, width, height, aspect, seed, composed,
	policy_version, state, accepted_at, charged, application_id, token_expires_at
) VALUES (
	'first', 'imagine', 900, 901, 1, 'Anna', 'en',
	'{"text": "a dog", "number": 1, "aspect": null, "quality": null, "model": null, "avoid": []}',
	NULL, NULL, 1, 'sketch', 'sketch', 'medium', 1024, 1024, '1:1', 7, 'Draw a dog.',
	0, 'done', '2026-11-20 12:00:00.000000', 1, 800, '2026-11-20 12:15:00.000000'
), (
	'second', 'vary', 900, 901, 1, 'Anna', 'en',
	'{"text": "a dog", "number": 1, "aspect": null, "quality": null, "model": null, "avoid": []}',
	'first', 0, 1, 'sketch', 'sketch', 'medium', 1024, 1024, '1:1', 8, 'Vary a dog.',
	0, 'waiting', '2026-11-20 12:01:00.000000', 1, 800, '2026-11-20 12:16:00.000000'
);

/** Who signs in, and the log of all that people change. */
export const signIn = `
-- People's: never deleted by a computation -------------------------------------------------------------------------------

CREATE TABLE account (
  -- The issuer and its subject (OpenID Connect Core 1.0, 5.7): alone they never pass to somebody else.
  subject TEXT PRIMARY KEY,
  -- By it marks are known. No two accounts have one, also not in other letters.
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  -- SHA-256 of what the cookie says, in hexadecimal.
  hash TEXT PRIMARY KEY,
  subject TEXT NOT NULL REFERENCES account (subject),
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE token ADD COLUMN made_by TEXT;
ALTER TABLE token ADD COLUMN revoked_by TEXT;

-- Written by triggers: whoever changes something, by whatever way, cannot leave it out.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  action TEXT NOT NULL,
  -- The id of a comment, the key of a topic, the number of a token, the subject of an account.
  target TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at);

INSERT INTO audit (at, by, action, target, detail)
  SELECT at, by, 'mark', comment_id, coalesce(status, 'left to the machine') FROM mark
  UNION ALL SELECT at, by, 'topic ' || field, key, coalesce(substr(value, 1, 200), 'taken back') FROM topic_edit
  UNION ALL SELECT created, name, 'token made', id, scope || ' for ' || name FROM token
  UNION ALL SELECT revoked, name, 'token revoked', id, scope || ' for ' || name FROM token WHERE revoked IS NOT NULL
  ORDER BY 1;

CREATE TRIGGER audit_mark AFTER INSERT ON mark BEGIN
  INSERT INTO audit (at, by, action, target, detail)
    VALUES (NEW.at, NEW.by, 'mark', NEW.comment_id, coalesce(NEW.status, 'left to the machine'));
END;
CREATE TRIGGER audit_topic AFTER INSERT ON topic_edit BEGIN
  INSERT INTO audit (at, by, action, target, detail)
    VALUES (NEW.at, NEW.by, 'topic ' || NEW.field, NEW.key, coalesce(substr(NEW.value, 1, 200), 'taken back'));
END;
CREATE TRIGGER audit_token_made AFTER INSERT ON token BEGIN
  INSERT INTO audit (at, by, action, target, detail)
    VALUES (NEW.created, coalesce(NEW.made_by, NEW.name), 'token made', NEW.id, NEW.scope || ' for ' || NEW.name);
END;
CREATE TRIGGER audit_token_revoked AFTER UPDATE OF revoked ON token WHEN NEW.revoked IS NOT NULL BEGIN
  INSERT INTO audit (at, by, action, target, detail)
    VALUES (NEW.revoked, coalesce(NEW.revoked_by, NEW.name), 'token revoked', NEW.id, NEW.scope || ' for ' || NEW.name);
END;
CREATE TRIGGER audit_sign_in AFTER INSERT ON session BEGIN
  INSERT INTO audit (at, by, action, target, detail)
    SELECT NEW.created, name, 'sign-in', subject, '' FROM account WHERE subject = NEW.subject;
END;
-- A session that is ended early is one that somebody signed out of.
CREATE TRIGGER audit_sign_out AFTER UPDATE OF expires ON session BEGIN
  INSERT INTO audit (at, by, action, target, detail)
    SELECT NEW.expires, name, 'sign-out', subject, '' FROM account WHERE subject = NEW.subject;
END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit log is never changed');
END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit log is never deleted from');
END;
`;

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { postgresStatement } from './dialect.js';
import { statementOf } from './statements.js';

describe('statements for PostgreSQL', () => {
  it('number their places in order', () => {
    assert.equal(
      statementOf('SELECT a FROM t WHERE b = ? AND c = ? LIMIT ?').text,
      'SELECT a FROM t WHERE b = $1 AND c = $2 LIMIT $3',
    );
    assert.equal(statementOf('SELECT 1').arity, 0);
    assert.equal(statementOf('DELETE FROM t WHERE a = ?').arity, 1);
  });

  it('have one name each, and none when they run once', () => {
    const one = statementOf('SELECT a FROM t WHERE a = ?');
    assert.equal(statementOf('SELECT a FROM t WHERE a = ?'), one);
    assert.ok(one.name);
    assert.notEqual(statementOf('SELECT b FROM t WHERE a = ?').name, one.name);
    assert.equal(statementOf('CREATE TABLE t (a BIGINT)').name, undefined);
  });

  it('say types in their own words', () => {
    assert.equal(
      postgresStatement('CREATE TABLE t (id AUTO, a INTEGER NOT NULL, b BYTES) KEYED'),
      'CREATE TABLE t (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a BIGINT NOT NULL, b BYTEA)',
    );
  });
});

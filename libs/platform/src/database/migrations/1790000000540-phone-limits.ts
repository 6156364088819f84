import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is counted of a number, so that nobody is bombed with texts and no code is guessed through a forged caller id; and words
 * that are of no use once they went out, codes above all, do not stay readable.
 */
export class PhoneLimits1790000000540 implements MigrationInterface {
  name = 'PhoneLimits1790000000540';

  async up(runner: QueryRunner): Promise<void> {
    // A number keyed in by somebody who hides theirs is not known to be theirs.
    await runner.query(`ALTER TABLE phone_call ADD COLUMN keyed_in boolean NOT NULL DEFAULT false, ADD COLUMN responded_at timestamptz(3)`);
    await runner.query(
      `CREATE INDEX phone_call_number ON phone_call (number, started_at) WHERE direction = 'incoming' AND number IS NOT NULL`,
    );
    // Null: nobody was sent this code.
    await runner.query(`ALTER TABLE phone_code ADD COLUMN number_key bytea CHECK (octet_length(number_key) = 32)`);
    await runner.query(`CREATE INDEX phone_code_number ON phone_code (number_key, created_at) WHERE number_key IS NOT NULL`);
    await runner.query(
      `CREATE INDEX phone_delivery_number ON phone_delivery (to_number, purpose, created_at) WHERE kind <> 'call' AND to_number IS NOT NULL`,
    );
    await this.words(runner);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }

  /** In the database, since a delivery comes to its end in many ways. Messages of a conversation are kept by the case's own rules. */
  private async words(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION batline_spent_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state IN ('refused', 'cancelled') OR (NEW.purpose = 'join_code' AND NEW.state = 'sent') OR NEW.progress IN ('delivered', 'read') THEN
          NEW.text := NULL;
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER phone_delivery_spent_words BEFORE INSERT OR UPDATE ON phone_delivery FOR EACH ROW
        WHEN (NEW.text IS NOT NULL AND NEW.message_id IS NULL AND NEW.kind <> 'call' AND NEW.purpose NOT IN ('message', 'question', 'answer')
          AND (NEW.progress IS NULL OR NOT NEW.guessed))
        EXECUTE FUNCTION batline_spent_words()`);
    await runner.query(`UPDATE phone_delivery SET text = text WHERE text IS NOT NULL AND state IN ('sent', 'refused', 'cancelled')`);
  }
}

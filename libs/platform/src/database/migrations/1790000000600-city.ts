import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the city says of its villages and their living rooms. Villages themselves stand in `config/villages.json`; here they are known by
 * their codes.
 */
export class City1790000000600 implements MigrationInterface {
  name = 'City1790000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE village_boundary (
        code text PRIMARY KEY,
        name_fi text NOT NULL CHECK (name_fi <> ''),
        name_sv text NOT NULL CHECK (name_sv <> ''),
        boundary jsonb NOT NULL,
        outline jsonb NOT NULL,
        imported_at timestamptz(3) NOT NULL DEFAULT batline_now()
      )`);
    await runner.query(`COMMENT ON COLUMN village_boundary.outline IS 'Coarser, for maps.'`);
    await runner.query(`
      CREATE TABLE postal_code_village (
        postal_code text NOT NULL CHECK (postal_code ~ '^[0-9]{5}$'),
        village text NOT NULL,
        share numeric(6, 5) CHECK (share > 0 AND share <= 1),
        PRIMARY KEY (postal_code, village)
      )`);
    await runner.query(`
      CREATE TABLE living_room (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        village text NOT NULL,
        school text NOT NULL CHECK (school <> ''),
        address text NOT NULL CHECK (address <> ''),
        week jsonb NOT NULL CHECK (jsonb_typeof(week) = 'object'),
        exceptions jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(exceptions) = 'array'),
        host_ids uuid[] NOT NULL DEFAULT '{}',
        accessible boolean,
        phone text,
        lat double precision CHECK (lat BETWEEN -90 AND 90),
        lon double precision CHECK (lon BETWEEN -180 AND 180),
        unit_id bigint,
        source text NOT NULL CHECK (source IN ('administrator', 'servicemap')),
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        changed_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        changed_by uuid,
        closed_at timestamptz(3),
        CHECK ((lat IS NULL) = (lon IS NULL))
      )`);
    await runner.query(`COMMENT ON COLUMN living_room.unit_id IS 'The school in the city''s service map.'`);
    await runner.query(`COMMENT ON COLUMN living_room.changed_by IS 'Null: the command line.'`);
    await runner.query(`CREATE UNIQUE INDEX living_room_village ON living_room (village) WHERE closed_at IS NULL`);
    await runner.query(`CREATE UNIQUE INDEX living_room_unit ON living_room (unit_id) WHERE closed_at IS NULL AND unit_id IS NOT NULL`);
    await runner.query(`CREATE INDEX living_room_hosts ON living_room USING gin (host_ids) WHERE closed_at IS NULL`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON village_boundary, postal_code_village TO batline_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON living_room TO batline_app`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}

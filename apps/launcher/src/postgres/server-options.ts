/** What our own PostgreSQL runs with. fsync stays on: an acknowledged word survives a power cut. */
export function serverOptions(port: number, overrides: Record<string, string | number> = {}): string[] {
  const options: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    ...(process.platform === 'win32' ? {} : { unix_socket_directories: '' }),
    max_connections: 100,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The server's log carries no words of people: neither statements nor the values that an error would quote.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...overrides,
  };
  return Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

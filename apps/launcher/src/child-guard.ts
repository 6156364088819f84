/**
 * Loaded into every process that the launcher starts, before its own code: when the launcher dies, however it dies, the
 * process ends too, so that it neither works on unseen nor keeps the port from the next start.
 */
const GRACE_MS = 8_000;

if (process.channel) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  // Listening must not keep a process alive that is otherwise done.
  process.channel.unref();
}

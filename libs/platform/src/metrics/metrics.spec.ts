import { Metrics } from './metrics.js';

it('counts, sets and observes under the names of the list', async () => {
  const metrics = new Metrics();
  metrics.count('batline_escalations_total', { kind: 'take' });
  metrics.countMany('batline_escalations_total', 2, { kind: 'resolve' });
  metrics.count('batline_swept_clocks_total');
  metrics.set('batline_overdue_clocks', 3);
  metrics.observe('batline_sweep_seconds', 0.02);
  const { type, body } = await metrics.render();
  expect(type).toContain('text/plain');
  expect(body).toContain('batline_escalations_total{kind="take"} 1');
  expect(body).toContain('batline_escalations_total{kind="resolve"} 2');
  expect(body).toContain('batline_swept_clocks_total 1');
  expect(body).toContain('batline_overdue_clocks 3');
  expect(body).toContain('batline_sweep_seconds_count 1');
});

it('keeps two in one process apart', async () => {
  const [one, other] = [new Metrics(), new Metrics({ process: true })];
  one.count('batline_swept_clocks_total');
  expect((await other.render()).body).toContain('batline_swept_clocks_total 0');
  expect((await other.render()).body).toContain('process_cpu_seconds_total');
});

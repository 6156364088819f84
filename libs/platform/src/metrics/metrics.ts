import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { COUNTERS, GAUGES, HISTOGRAMS, type CounterLabels, type GaugeLabels, type HistogramLabels } from './metric-names.js';

/** The labels of a metric; nothing to give where it has none. */
type Given<Labels> = keyof Labels extends never ? [] : [labels: Labels];

/** What this process counts, for Prometheus to collect. Each process has its own; sums are made by who collects. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly counters = made(
    COUNTERS,
    (name, { help, labels }) => new Counter({ name, help, labelNames: labels, registers: [this.registry] }),
  );
  private readonly gauges = made(
    GAUGES,
    (name, { help, labels }) => new Gauge({ name, help, labelNames: labels, registers: [this.registry] }),
  );
  private readonly histograms = made(
    HISTOGRAMS,
    (name, { help, labels, buckets }) =>
      new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers: [this.registry] }),
  );

  /** @param process also measure memory, CPU and the event loop of this process */
  constructor({ process: ofProcess = false } = {}) {
    if (ofProcess) collectDefaultMetrics({ register: this.registry });
  }

  count<Name extends keyof CounterLabels>(name: Name, ...[labels]: Given<CounterLabels[Name]>): void {
    this.counters[name].inc(labels ?? {});
  }

  /** Counts several at once. */
  countMany<Name extends keyof CounterLabels>(name: Name, howMany: number, ...[labels]: Given<CounterLabels[Name]>): void {
    this.counters[name].inc(labels ?? {}, howMany);
  }

  set<Name extends keyof GaugeLabels>(name: Name, value: number, ...[labels]: Given<GaugeLabels[Name]>): void {
    this.gauges[name].set(labels ?? {}, value);
  }

  observe<Name extends keyof HistogramLabels>(name: Name, seconds: number, ...[labels]: Given<HistogramLabels[Name]>): void {
    this.histograms[name].observe(labels ?? {}, seconds);
  }

  /** In Prometheus' text form, and its media type. */
  async render(): Promise<{ type: string; body: string }> {
    return { type: this.registry.contentType, body: await this.registry.metrics() };
  }
}

interface Definition {
  help: string;
  labels: readonly string[];
}

function made<All extends Record<string, Definition>, Metric>(
  definitions: All,
  make: (name: string, definition: All[keyof All]) => Metric,
): Record<keyof All, Metric> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [name, make(name, definition as All[keyof All])]),
  ) as Record<keyof All, Metric>;
}

/** Every metric, by kind, with what it tells and what it is split by. Labels are small closed sets: never ids, never words. */
export const COUNTERS = {
  batline_escalations_total: { help: 'Clocks that ran out', labels: ['kind'] },
  batline_alarms_total: { help: 'Alarms that rang, by what they found', labels: ['found'] },
  batline_swept_clocks_total: { help: 'Due clocks whose alarm was lost and that the sweep found', labels: [] },
  batline_phone_outcomes_total: { help: 'Calls and texts, by how sending them ended', labels: ['outcome', 'kind'] },
  batline_phone_sent_twice_total: { help: 'Calls and texts that went out once more than they should', labels: ['kind'] },
  batline_phone_too_many_total: { help: 'Calls and texts that opened no case, because one number had sent so many', labels: ['kind'] },
  batline_notifications_total: { help: 'Steps by which people were told beside the app, by how they ended', labels: ['path', 'outcome'] },
} as const;

export const GAUGES = {
  batline_overdue_clocks: { help: 'Clocks overdue by more than a minute at the last audit (must be 0)', labels: [] },
  batline_audit_age_seconds: { help: 'Seconds since the auditor last finished (its silence is an alarm)', labels: [] },
  batline_outbox_rows: { help: 'Committed effects that wait to be carried out', labels: [] },
  batline_phone_deliveries: { help: 'Calls and texts that are not out yet, by state', labels: ['state', 'kind'] },
  batline_phone_unsent_oldest_seconds: { help: 'How long the oldest call or text has waited to go out', labels: [] },
  batline_notifications_open: { help: 'Steps that are to be sent, now or later', labels: [] },
  batline_notifications_overdue_seconds: { help: 'How long the oldest step has waited past its time', labels: [] },
} as const;

export const HISTOGRAMS = {
  batline_alarm_lateness_seconds: {
    help: 'From due time to recorded breach',
    labels: [],
    buckets: [0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300],
  },
  batline_sweep_seconds: { help: 'One sweep over the due clocks', labels: [], buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30] },
} as const;

type LabelsOf<Definition extends { labels: readonly string[] }> = Record<Definition['labels'][number], string | number>;
type Named<All extends Record<string, { labels: readonly string[] }>> = { [Name in keyof All]: LabelsOf<All[Name]> };

export type CounterLabels = Named<typeof COUNTERS>;
export type GaugeLabels = Named<typeof GAUGES>;
export type HistogramLabels = Named<typeof HISTOGRAMS>;

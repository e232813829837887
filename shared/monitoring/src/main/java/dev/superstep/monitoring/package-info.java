/**
 * What the run log tells of how runs go: a run's report and a summary over many. Pure functions of the log, so they are the
 * same after a restart, and whoever wrote it.
 *
 * <p>Not here: what is counted while it happens, for metrics ({@link dev.superstep.runner.AttemptObserver}), and the state
 * of a run. Called by the API. {@code monitoring.events} has a run as a stream. Read {@link
 * dev.superstep.monitoring.WorkflowReport} first, then {@link dev.superstep.monitoring.Summaries}.
 */
@NullMarked
package dev.superstep.monitoring;

import org.jspecify.annotations.NullMarked;

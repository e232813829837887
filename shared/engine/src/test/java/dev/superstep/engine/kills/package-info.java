/**
 * Kills engines: a process that executes runs is ended by SIGKILL at random moments, over and over, and what the log has in
 * the end is compared with what was promised and with runs that nothing happened to.
 *
 * <pre>
 *   KillsTest ─ starts ─▶ DatabaseProcess ◀─ run log ─ EngineProcess ◀─ kills and starts anew ─ KillsTest
 *       └─ Account ◀─ accepted, committed, ended ─ over the engine's standard output ──┘
 * </pre>
 *
 * Test code, which is in no artifact. Read {@link dev.superstep.engine.kills.KillsTest} first, then {@link
 * dev.superstep.engine.kills.Audit}, which says what "nothing was lost or doubled" means.
 */
@NullMarked
package dev.superstep.engine.kills;

import org.jspecify.annotations.NullMarked;

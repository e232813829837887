/**
 * What the project's own tests share: golden files, the house rules that ArchUnit enforces, Lambda's Invoke API for
 * functions that are plain Java, OpenAI's chat API for answers by rote, and two interpreters of the States Language that are
 * not ours.
 *
 * <p>Nothing here uses another module of the project, so that every module can use it in its tests. Start at {@link
 * dev.superstep.testkit.Golden}.
 */
@NullMarked
package dev.superstep.testkit;

import org.jspecify.annotations.NullMarked;

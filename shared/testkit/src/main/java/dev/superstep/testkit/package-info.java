/**
 * What the project's own tests share: golden files and the house rules that ArchUnit enforces.
 *
 * <p>Nothing here uses another module of the project, so that every module can use it in its tests. Start at {@link
 * dev.superstep.testkit.Golden}.
 */
@NullMarked
package dev.superstep.testkit;

import org.jspecify.annotations.NullMarked;

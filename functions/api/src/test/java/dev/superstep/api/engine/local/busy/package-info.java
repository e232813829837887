/** A workflow whose nodes count how many of them run at a time; a bean only where a test wants it. */
@org.jspecify.annotations.NullMarked
package dev.superstep.api.engine.local.busy;

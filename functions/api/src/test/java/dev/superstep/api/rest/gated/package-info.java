/** A workflow whose second node waits or fails as a test says; a bean only where a test wants it. */
@org.jspecify.annotations.NullMarked
package dev.superstep.api.rest.gated;

/** The REST face of the orchestrator. */
@NullMarked
package dev.superstep.api.rest;

import org.jspecify.annotations.NullMarked;

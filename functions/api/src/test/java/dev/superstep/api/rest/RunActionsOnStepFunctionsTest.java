package dev.superstep.api.rest;

import dev.superstep.api.engine.states.OnStepFunctions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@link RunActionsTest} with Step Functions for an engine: {@code -Dsuperstep.oracles}. */
@QuarkusTest
@TestProfile(OnStepFunctions.Gated.class)
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class RunActionsOnStepFunctionsTest extends RunActionsTest {}

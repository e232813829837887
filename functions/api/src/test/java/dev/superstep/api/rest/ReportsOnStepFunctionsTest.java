package dev.superstep.api.rest;

import dev.superstep.api.engine.states.OnStepFunctions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@link ReportsTest} with Step Functions for an engine: {@code -Dsuperstep.oracles}. */
@QuarkusTest
@TestProfile(OnStepFunctions.class)
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class ReportsOnStepFunctionsTest extends ReportsTest {}

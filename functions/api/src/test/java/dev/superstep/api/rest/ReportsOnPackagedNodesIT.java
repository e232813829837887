package dev.superstep.api.rest;

import dev.superstep.api.engine.states.OnStepFunctions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@link ReportsTest} with Step Functions for an engine, whose tasks call the packaged nodes: {@code -Dsuperstep.oracles}. */
@QuarkusTest
@TestProfile(OnStepFunctions.WithPackagedNodes.class)
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class ReportsOnPackagedNodesIT extends ReportsTest {}

/**
 * The build steps that give dev mode and tests what the cloud gives a deployed application.
 *
 * <p>Runs in Quarkus's build class loader and on no application's class path. It uses no other of our
 * modules than the two that it starts, DynamoDB Local and the offline model: Quarkus does not reload what an extension uses.
 * Read {@link dev.superstep.dev.deployment.DynamoDbBuildSteps} first.
 */
@NullMarked
package dev.superstep.dev.deployment;

import org.jspecify.annotations.NullMarked;

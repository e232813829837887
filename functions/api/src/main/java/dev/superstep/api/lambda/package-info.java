/**
 * What the API needs as a Lambda function behind API Gateway, and nowhere else. Read {@link
 * dev.superstep.api.lambda.GatewayJson}.
 */
@NullMarked
package dev.superstep.api.lambda;

import org.jspecify.annotations.NullMarked;

/** What the stores on AWS have in common: {@link dev.superstep.runlog.aws.AwsErrors}, what their failures mean. */
@NullMarked
package dev.superstep.runlog.aws;

import org.jspecify.annotations.NullMarked;

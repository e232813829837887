/**
 * Large values in a bucket. Its one class is {@link dev.superstep.runlog.s3.S3LargeValues}; who makes the client and names
 * the bucket is the application's business.
 */
@NullMarked
package dev.superstep.runlog.s3;

import org.jspecify.annotations.NullMarked;

/**
 * S3 in this JVM, for tests that talk to a bucket.
 *
 * <p>Nothing that is deployed depends on it. Its one class is {@link dev.superstep.s3local.S3Local}.
 */
@NullMarked
package dev.superstep.s3local;

import org.jspecify.annotations.NullMarked;

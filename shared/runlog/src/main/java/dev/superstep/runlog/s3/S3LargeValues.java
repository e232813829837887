package dev.superstep.runlog.s3;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.aws.AwsErrors;
import dev.superstep.runlog.large.LargeValues;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * A store in an S3 bucket, under the keys {@code workflow/run/address}.
 *
 * <p>A put and a get are one request each; erasing takes two requests for a thousand values and one more. The caller needs the rights to
 * get, put and delete objects and to list the bucket: without the last, S3 says of a missing object that it is forbidden.
 */
public final class S3LargeValues implements LargeValues {
    private final S3Client client;
    private final String bucket;

    /**
     * @param client stays the caller's, who closes it
     * @param bucket an existing bucket, for nothing but this
     */
    public S3LargeValues(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void put(RunId run, String address, byte[] json) {
        translate(
                "putting a value into bucket " + bucket,
                () -> client.putObject(
                        r -> r.bucket(bucket).key(key(run, address)).contentType("application/json"),
                        RequestBody.fromBytes(json)));
    }

    @Override
    public byte[] get(RunId run, String address) {
        try {
            return translate(
                    "getting a value from bucket " + bucket,
                    () -> client.getObjectAsBytes(r -> r.bucket(bucket).key(key(run, address)))
                            .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            throw RunLogException.valueMissing(run, address);
        }
    }

    @Override
    public void erase(RunId run) {
        List<ObjectIdentifier> page = page(run);
        while (!page.isEmpty()) {
            delete(page);
            page = page(run); // from the start again, for what was there is gone
        }
    }

    private List<ObjectIdentifier> page(RunId run) {
        return translate(
                        "listing values in bucket " + bucket,
                        () -> client.listObjectsV2(r -> r.bucket(bucket).prefix(run.text() + "/")))
                .contents()
                .stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
    }

    private void delete(List<ObjectIdentifier> keys) {
        String what = "erasing values in bucket " + bucket;
        List<S3Error> errors = translate(
                        what,
                        () -> client.deleteObjects(r ->
                                r.bucket(bucket).delete(d -> d.objects(keys).quiet(true))))
                .errors();
        if (!errors.isEmpty()) {
            throw RunLogException.unavailable(
                    what, new IllegalStateException(errors.getFirst().message()));
        }
    }

    private static String key(RunId run, String address) {
        return run.text() + "/" + address;
    }

    /** The result of {@code request}; that a key is not there is an answer and passes through. */
    private static <T> T translate(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (NoSuchKeyException e) {
            throw e;
        } catch (SdkException e) {
            throw AwsErrors.of(what, e);
        }
    }
}

package dev.superstep.s3local;

import java.net.InetAddress;
import java.net.URI;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;

/**
 * A server that speaks S3, on a free port of the loopback address; it forgets everything when it is closed.
 *
 * <p>It is S3Proxy before a store in memory. Limits: it checks no signature, so any credentials do; it does not understand
 * bodies in signed chunks, so a client must have {@code chunkedEncodingEnabled(false)}, take checksums only {@code
 * WHEN_REQUIRED} and address buckets by path. Thread-safe.
 */
public final class S3Local implements AutoCloseable {
    private final BlobStoreContext store;
    private final S3Proxy server;

    private S3Local(BlobStoreContext store, S3Proxy server) {
        this.store = store;
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param bucket the one bucket that it has
     */
    public static S3Local start(String bucket) {
        // By its class: by its name, every store on the class path would be loaded, and those of the clouds are not
        // there.
        BlobStoreContext store =
                ContextBuilder.newBuilder(new TransientApiMetadata()).build(BlobStoreContext.class);
        store.getBlobStore().createContainerInLocation(null, bucket);
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        S3Proxy server = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(URI.create("http://" + host + ":0"))
                .awsAuthentication(AuthenticationType.NONE, null, null)
                .ignoreUnknownHeaders(true) // the client's checksums of requests
                .build();
        try {
            server.start();
        } catch (Exception e) {
            store.close();
            throw new IllegalStateException("S3 did not start on the loopback address", e);
        }
        return new S3Local(store, server);
    }

    /** Where to point a client's {@code endpointOverride}. */
    public URI endpoint() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort());
    }

    /** Stops the server. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3 at " + endpoint() + " did not stop", e);
        } finally {
            store.close();
        }
    }
}

package mx.lanet.trap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/** The JDK takes it for its resolver wherever this module is on the class path: it notes the question and passes it on. */
public final class NamesAsked extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                EgressTrap.asked(host);
                return system.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                EgressTrap.asked(address);
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "egress trap";
    }
}

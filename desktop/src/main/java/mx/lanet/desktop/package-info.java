/**
 * What the person at a machine sees of the product: an icon in the notification area and its windows. It has no
 * privilege; whatever it knows or does goes through the agent's service ({@code mx.lanet.agent.local}).
 */
@NullMarked
package mx.lanet.desktop;

import org.jspecify.annotations.NullMarked;

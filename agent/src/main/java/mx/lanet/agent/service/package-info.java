/**
 * The running agent: its loop, what it delivers, the commands it takes, and its local API.
 */
@NullMarked
package mx.lanet.agent.service;

import org.jspecify.annotations.NullMarked;

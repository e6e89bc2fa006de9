/** The three ways a page is drawn. Colour comes from one texel per element, so recolouring is one small upload. */
import { Color, DoubleSide, GLSL3, ShaderMaterial, Vector4, type DataTexture, type IUniform } from 'three';

/** texels per row of the state texture */
export const STATE_WIDTH = 512;

export interface SharedUniforms {
  readonly uState: IUniform<DataTexture>;
  readonly uSelected: IUniform<number>;
  readonly uHighlight: IUniform<Color>;
  /** plane in view-independent scene coordinates: drawn where dot(n, p) + w ≥ 0; n = 0 for none */
  readonly uClip: IUniform<Vector4>;
}

export function sharedUniforms(state: DataTexture): SharedUniforms {
  return {
    uState: { value: state },
    uSelected: { value: -1 },
    uHighlight: { value: new Color().setRGB(1, 0.35, 0.12) },
    uClip: { value: new Vector4(0, 0, 0, 1) },
  };
}

const VERTEX = /* glsl */ `
in float slot;
uniform sampler2D uState;
uniform float uSelected;
uniform vec3 uHighlight;
uniform vec4 uClip;
out vec3 vColour;
out float vClip;
void main() {
  int at = int(slot + 0.5);
  vec3 base = texelFetch(uState, ivec2(at % ${STATE_WIDTH}, at / ${STATE_WIDTH}), 0).rgb;
  if (abs(slot - uSelected) < 0.5) base = uHighlight;
  vec4 world = modelMatrix * vec4(position, 1.0);
  vec4 view = viewMatrix * world;
  vec3 n = normalize(mat3(viewMatrix) * mat3(modelMatrix) * normal);
  // lit from the viewer, so that both sides of a face show and no light has to be placed
  float facing = abs(dot(n, normalize(-view.xyz)));
  float sky = 0.5 + 0.5 * normalize(normal).y;
  vColour = base * (0.42 + 0.38 * facing + 0.2 * sky);
  vClip = dot(uClip.xyz, world.xyz) + uClip.w;
  gl_Position = projectionMatrix * view;
}`;

const FRAGMENT = /* glsl */ `
precision mediump float;
in vec3 vColour;
in float vClip;
uniform float uOpacity;
layout(location = 0) out vec4 colour;
void main() {
  if (vClip < 0.0) discard;
  colour = vec4(vColour, uOpacity);
}`;

const PICK_VERTEX = /* glsl */ `
in float slot;
uniform vec4 uClip;
flat out int vSlot;
out float vClip;
void main() {
  vSlot = int(slot + 0.5) + 1;
  vec4 world = modelMatrix * vec4(position, 1.0);
  vClip = dot(uClip.xyz, world.xyz) + uClip.w;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

const PICK_FRAGMENT = /* glsl */ `
precision highp float;
flat in int vSlot;
in float vClip;
layout(location = 0) out vec4 colour;
void main() {
  if (vClip < 0.0) discard;
  colour = vec4(float(vSlot & 255), float((vSlot >> 8) & 255), float((vSlot >> 16) & 255), 255.0) / 255.0;
}`;

export function solidMaterial(shared: SharedUniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, side: DoubleSide,
    uniforms: { ...shared, uOpacity: { value: 1 } },
    // coincident faces of neighbours (finishes on walls) flicker less
    polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1,
  });
}

export function ghostMaterial(shared: SharedUniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, side: DoubleSide,
    uniforms: { ...shared, uOpacity: { value: 0.07 } },
    transparent: true, depthWrite: false,
  });
}

/** Writes slot + 1 as a colour; 0 is nothing. */
export function pickMaterial(shared: SharedUniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3, vertexShader: PICK_VERTEX, fragmentShader: PICK_FRAGMENT, side: DoubleSide,
    uniforms: { uClip: shared.uClip },
    // a slot number is no colour: nothing may blend or convert it
    blending: 0, toneMapped: false,
  });
}

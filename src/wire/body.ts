import Type from 'typebox';
import type { Body } from '../core/body/tree.js';

/** The body tree (core/body/tree) as JSON Schema, with the recursion that OpenAPI 3.1 allows. */
export const BodySchema = Type.Unsafe<Body>({
  $id: 'Body',
  type: 'array',
  items: { $ref: '#/$defs/Block' },
  $defs: {
    Block: {
      oneOf: [
        {
          type: 'object',
          required: ['type', 'children'],
          properties: {
            type: { enum: ['paragraph', 'heading'] },
            children: { type: 'array', items: { $ref: '#/$defs/Inline' } },
          },
        },
        {
          type: 'object',
          required: ['type', 'children'],
          properties: {
            type: { const: 'quote' },
            children: { type: 'array', items: { $ref: '#/$defs/Block' } },
          },
        },
        {
          type: 'object',
          required: ['type', 'text'],
          properties: { type: { const: 'code' }, text: { type: 'string' } },
        },
        {
          type: 'object',
          required: ['type', 'ordered', 'items'],
          properties: {
            type: { const: 'list' },
            ordered: { type: 'boolean' },
            start: { type: 'integer' },
            items: { type: 'array', items: { type: 'array', items: { $ref: '#/$defs/Block' } } },
          },
        },
      ],
    },
    Inline: {
      oneOf: [
        { type: 'string' },
        {
          type: 'object',
          required: ['type', 'children'],
          properties: {
            type: { enum: ['emphasis', 'strong'] },
            children: { type: 'array', items: { $ref: '#/$defs/Inline' } },
          },
        },
        {
          type: 'object',
          required: ['type', 'href', 'children'],
          properties: {
            type: { const: 'link' },
            href: { type: 'string' },
            children: { type: 'array', items: { $ref: '#/$defs/Inline' } },
          },
        },
        {
          type: 'object',
          required: ['type', 'text'],
          properties: { type: { const: 'code' }, text: { type: 'string' } },
        },
        { type: 'object', required: ['type'], properties: { type: { const: 'break' } } },
      ],
    },
  },
});
